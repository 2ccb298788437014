import { answerCheckpoint } from "@/server/api/audit-proofs";

export const dynamic = "force-dynamic";

export const GET = answerCheckpoint;
