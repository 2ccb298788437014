import { answerInclusion } from "@/server/api/audit-proofs";

export const dynamic = "force-dynamic";

export const GET = answerInclusion;
