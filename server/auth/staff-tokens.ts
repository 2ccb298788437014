import { and, desc, eq, gt, isNull, or, sql } from "drizzle-orm";
import { staff, staffTokens } from "@/drizzle/schema/staff";
import type { Db, Reader } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { KernelError } from "@/server/kernel/errors";
import { newId, sha256 } from "@/server/kernel/key";
import { newBearerKey } from "./bearer-key";
import { databaseNow } from "@/server/kernel/database-now";
import type { SignedInStaff } from "./staff-member";

/** Personal tokens look like agent keys of an agent with this name, which therefore cannot exist. */
export const STAFF_TOKEN_NAME = "staff";

export interface CreatedToken {
  id: string;
  /** The only time anyone sees it. */
  token: string;
  hint: string;
  expiresAt: Date | null;
}

/** A token acts as its owner: nobody but the owner (or the command line on the server) may make one. */
export async function createStaffToken(
  db: Db,
  actor: Actor,
  input: { staffId: string; label: string; expiresAt?: Date | null },
): Promise<CreatedToken> {
  if (!isSelfOrSystem(actor, input.staffId)) {
    throw new KernelError("forbidden", "A personal token can only be made by its owner.");
  }
  return db.transaction(async (tx) => {
    const at = await databaseNow(tx);
    const [owner] = await tx.select({ disabledAt: staff.disabledAt }).from(staff).where(eq(staff.id, input.staffId));
    if (!owner || owner.disabledAt) throw new KernelError("not_found", "There is no such staff member.");
    const { key, keyHash, hint } = newBearerKey(STAFF_TOKEN_NAME);
    const { staffId, label, expiresAt = null } = input;
    const id = newId();
    await tx.insert(staffTokens).values({ id, staffId, keyHash, hint, label, createdAt: at, expiresAt });
    const body = { tokenId: id, staffId, hint, label, expiresAt };
    await appendAudit(tx, [{ type: "staff_token.created", at, actor, body }]);
    return { id, token: key, hint, expiresAt };
  });
}

export async function revokeStaffToken(db: Db, actor: Actor, tokenId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const at = await databaseNow(tx);
    const [row] = await tx
      .update(staffTokens)
      .set({ revokedAt: at })
      .where(and(eq(staffTokens.id, tokenId), isNull(staffTokens.revokedAt)))
      .returning({ staffId: staffTokens.staffId, hint: staffTokens.hint });
    // Thrown inside the transaction: what a stranger tried to revoke stays valid.
    if (!row || !mayRevoke(actor, row.staffId)) throw new KernelError("not_found", "There is no such token.");
    await appendAudit(tx, [{ type: "staff_token.revoked", at, actor, body: { tokenId, ...row } }]);
  });
}

export type StaffTokenRow = Omit<typeof staffTokens.$inferSelect, "keyHash">;

/** Newest first; without the hashes. */
export async function listStaffTokens(reader: Reader, staffId: string): Promise<StaffTokenRow[]> {
  const rows = await reader
    .select()
    .from(staffTokens)
    .where(eq(staffTokens.staffId, staffId))
    .orderBy(desc(staffTokens.id));
  return rows.map(({ keyHash: _, ...row }) => row);
}

/** The owner with the rights of this moment, or null; the same work for every wrong token. */
export async function verifyStaffToken(db: Db, token: string): Promise<SignedInStaff | null> {
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
  if (row.isStale) {
    await db
      .update(staffTokens)
      .set({ lastUsedAt: sql`now()` })
      .where(eq(staffTokens.id, row.tokenId));
  }
  return row.owner;
}

const isSelfOrSystem = (actor: Actor, staffId: string) =>
  actor.kind === "system" || (actor.kind === "staff" && actor.id === staffId);

const mayRevoke = (actor: Actor, staffId: string) =>
  isSelfOrSystem(actor, staffId) || (actor.kind === "staff" && actor.role === "operator");
