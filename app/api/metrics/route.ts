import { readMetrics } from "@/server/api/metrics";

export const dynamic = "force-dynamic";

export const GET = readMetrics;
