import { and, eq, isNull } from "drizzle-orm";
import { staffTokens } from "@/drizzle/schema/staff";
import type { Tx } from "@/server/db";

/** For events that put out whoever may have somebody's access; how many tokens that ended goes into their record. */
export async function revokeAllTokens(tx: Tx, staffId: string, at: Date): Promise<number> {
  const revoked = await tx
    .update(staffTokens)
    .set({ revokedAt: at })
    .where(and(eq(staffTokens.staffId, staffId), isNull(staffTokens.revokedAt)))
    .returning({ id: staffTokens.id });
  return revoked.length;
}
