import { max } from "drizzle-orm";
import { auditArchives } from "@/drizzle/schema/audit";
import type { Reader } from "@/server/db";

/** How many events, from the first one on, are in archived files; 0: none. Always the size of a checkpoint. */
export async function readArchivedSize(reader: Reader): Promise<number> {
  const [row] = await reader.select({ size: max(auditArchives.until) }).from(auditArchives);
  return row?.size ?? 0;
}
