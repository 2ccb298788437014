import { answerHealth } from "@/server/api/health";

export const dynamic = "force-dynamic";

export const GET = answerHealth;
