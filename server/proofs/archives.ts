import { eq, max } from "drizzle-orm";
import { auditArchives, auditCheckpoints } from "@/drizzle/schema/audit";
import type { Reader } from "@/server/db";

/** How many events, from the first one on, are in archived files; 0: none. Always the size of a checkpoint. */
export async function readArchivedSize(reader: Reader): Promise<number> {
  const [row] = await reader.select({ size: max(auditArchives.until) }).from(auditArchives);
  return row?.size ?? 0;
}

/** The root that the checkpoint of this very size gives; null: there is none. */
export async function readRootOf(reader: Reader, size: number): Promise<Buffer | null> {
  const [row] = await reader
    .select({ root: auditCheckpoints.root })
    .from(auditCheckpoints)
    .where(eq(auditCheckpoints.size, size));
  return row?.root ?? null;
}
