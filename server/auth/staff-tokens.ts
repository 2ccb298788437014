import { and, desc, eq, isNull } from "drizzle-orm";
import { staff, staffTokens } from "@/drizzle/schema/staff";
import type { Db, Reader } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { KernelError } from "@/server/kernel/errors";
import { newId } from "@/server/kernel/key";
import { newBearerKey } from "./bearer-key";
import { databaseNow } from "@/server/kernel/database-now";

/** Personal tokens look like agent keys of an agent with this name, which therefore cannot exist. */
export const STAFF_TOKEN_NAME = "staff";

export const TOKEN_DAYS = { default: 90, max: 365 } as const;
const DAY_MS = 86_400_000;

export interface CreatedToken {
  id: string;
  /** The only time anyone sees it. */
  token: string;
  hint: string;
  expiresAt: Date;
}

/** A token acts as its owner: nobody but the owner (or the command line on the server) may make one. */
export async function createStaffToken(
  db: Db,
  actor: Actor,
  input: { staffId: string; label: string; expiresInDays?: number },
): Promise<CreatedToken> {
  if (!isSelfOrSystem(actor, input.staffId)) {
    throw new KernelError("forbidden", "A personal token can only be made by its owner.");
  }
  const { staffId, label, expiresInDays = TOKEN_DAYS.default } = input;
  if (!(expiresInDays > 0 && expiresInDays <= TOKEN_DAYS.max)) {
    throw new KernelError("invalid_input", `A token lasts up to ${TOKEN_DAYS.max} days.`);
  }
  return db.transaction(async (tx) => {
    const at = await databaseNow(tx);
    const [owner] = await tx.select({ disabledAt: staff.disabledAt }).from(staff).where(eq(staff.id, staffId));
    if (!owner || owner.disabledAt) throw new KernelError("not_found", "There is no such staff member.");
    const { key, keyHash, hint } = newBearerKey(STAFF_TOKEN_NAME);
    const id = newId();
    const expiresAt = new Date(at.getTime() + expiresInDays * DAY_MS);
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

const isSelfOrSystem = (actor: Actor, staffId: string) =>
  actor.kind === "system" || (actor.kind === "staff" && actor.id === staffId);

const mayRevoke = (actor: Actor, staffId: string) =>
  isSelfOrSystem(actor, staffId) || (actor.kind === "staff" && actor.role === "operator");
