import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import { reauthentications, staff, staffTokens } from "@/drizzle/schema/staff";
import type { Db } from "@/server/db";
import { sha256 } from "@/server/kernel/key";
import type { SignedInStaff } from "./staff-member";

export interface FoundToken {
  /** With the rights of this moment. */
  owner: SignedInStaff;
  sessionHash: string;
  /** When the owner last proved, with this token, who they are. */
  provedAt: Date | null;
}

/** Whom a token speaks for, or null; the same work for every wrong token. */
export async function verifyStaffToken(db: Db, token: string): Promise<FoundToken | null> {
  const [row] = await db
    .select({
      tokenId: staffTokens.id,
      isStale: sql<boolean>`${staffTokens.lastUsedAt} is null or ${staffTokens.lastUsedAt} < now() - interval '1 minute'`,
      owner: { id: staff.id, email: staff.email, name: staff.name, role: staff.role },
    })
    .from(staffTokens)
    .innerJoin(staff, eq(staff.id, staffTokens.staffId))
    .where(
      and(
        eq(staffTokens.keyHash, sha256(token)),
        isNull(staffTokens.revokedAt),
        or(isNull(staffTokens.expiresAt), gt(staffTokens.expiresAt, sql`now()`)),
        isNull(staff.disabledAt),
      ),
    );
  if (!row) return null;
  if (row.isStale) await recordUse(db, row.tokenId);
  const sessionHash = sha256(row.tokenId);
  const [proof] = await db
    .select({ at: reauthentications.at })
    .from(reauthentications)
    .where(and(eq(reauthentications.sessionHash, sessionHash), eq(reauthentications.staffId, row.owner.id)));
  return { owner: row.owner, sessionHash, provedAt: proof?.at ?? null };
}

async function recordUse(db: Db, tokenId: string): Promise<void> {
  await db
    .update(staffTokens)
    .set({ lastUsedAt: sql`now()` })
    .where(eq(staffTokens.id, tokenId));
}
