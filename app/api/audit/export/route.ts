import { streamAuditExport } from "@/server/api/stream-audit-export";

export const dynamic = "force-dynamic";

export const GET = streamAuditExport;
