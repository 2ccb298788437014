import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { STAFF_ROLES, staff, verificationTokens } from "@/drizzle/schema/staff";
import type { Db, Tx } from "@/server/db";
import type { Actor, StaffRole } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { KernelError } from "@/server/kernel/errors";
import { newId } from "@/server/kernel/key";
import { assertOperator } from "./assert-operator";
import { changeStaff, nextSessionVersion } from "./change-staff";
import { databaseNow } from "@/server/kernel/database-now";
import { hashPassword, refusePassword } from "./password";
import { revokeAllTokens } from "./revoke-all-tokens";
import { UNLESS_EXPECTED, tellOperators } from "./tell-operators";

export const NewStaff = z.object({
  email: z.email().max(254),
  name: z.string().trim().min(1).max(120),
  role: z.enum(STAFF_ROLES),
  /** Absent: signs in by link or by the identity provider only. */
  password: z.string().optional(),
});
export type NewStaff = z.infer<typeof NewStaff>;

export async function createStaff(db: Db, actor: Actor, input: NewStaff): Promise<{ id: string }> {
  assertOperator(actor);
  const { email, name, role, password } = NewStaff.parse(input);
  if (password !== undefined) refusePassword(password, [email, name]);
  const passwordHash = password === undefined ? null : await hashPassword(password);
  return db.transaction(async (tx) => {
    const createdAt = await databaseNow(tx);
    const id = newId();
    const inserted = await tx
      .insert(staff)
      .values({ id, email, name, role, passwordHash, createdAt })
      .onConflictDoNothing({ target: staff.email })
      .returning({ id: staff.id });
    if (inserted.length === 0) {
      throw new KernelError("state_conflict", "There already is a staff member with this e-mail address.");
    }
    const body = { staffId: id, role, hasPassword: passwordHash !== null };
    await appendAudit(tx, [{ type: "staff.created", at: createdAt, actor, body, private: { email, name } }]);
    if (role === "operator") await tellOfOperator(tx, createdAt, { key: `staff.created:${id}`, name });
    return { id };
  });
}

/** The new role counts from the person's next request on, in sessions that are open now as well. */
export async function changeRole(db: Db, actor: Actor, input: { staffId: string; role: StaffRole }): Promise<void> {
  assertOperator(actor);
  await changeStaff(db, input.staffId, async (tx, before, at) => {
    if (before.role === input.role) return;
    if (before.role === "operator" && !before.disabledAt) await assertAnotherOperator(tx, before.id);
    await tx.update(staff).set({ role: input.role }).where(eq(staff.id, before.id));
    const body = { staffId: before.id, from: before.role, to: input.role };
    await appendAudit(tx, [{ type: "staff.role_changed", at, actor, body }]);
    const key = `staff.role_changed:${before.id}`;
    if (input.role === "operator") await tellOfOperator(tx, at, { key, name: before.name });
  });
}

/** Ends every session, link and token; enabling brings none of them back. */
export async function disableStaff(db: Db, actor: Actor, staffId: string): Promise<void> {
  assertOperator(actor);
  await changeStaff(db, staffId, async (tx, before, at) => {
    if (before.disabledAt) return;
    if (before.role === "operator") await assertAnotherOperator(tx, before.id);
    await tx.update(staff).set({ disabledAt: at, sessionVersion: nextSessionVersion }).where(eq(staff.id, staffId));
    await tx.delete(verificationTokens).where(eq(verificationTokens.identifier, before.email));
    const tokensRevoked = await revokeAllTokens(tx, staffId, at);
    await appendAudit(tx, [{ type: "staff.disabled", at, actor, body: { staffId, tokensRevoked } }]);
  });
}

export async function enableStaff(db: Db, actor: Actor, staffId: string): Promise<void> {
  assertOperator(actor);
  await changeStaff(db, staffId, async (tx, before, at) => {
    if (!before.disabledAt) return;
    await tx.update(staff).set({ disabledAt: null }).where(eq(staff.id, staffId));
    await appendAudit(tx, [{ type: "staff.enabled", at, actor, body: { staffId } }]);
  });
}

/** Tokens too: whoever ends sessions wants everybody out who may have got in. */
export async function endSessions(db: Db, actor: Actor, staffId: string): Promise<void> {
  assertSelfOrOperator(actor, staffId);
  await changeStaff(db, staffId, async (tx, before, at) => {
    await tx.update(staff).set({ sessionVersion: nextSessionVersion }).where(eq(staff.id, before.id));
    const tokensRevoked = await revokeAllTokens(tx, staffId, at);
    await appendAudit(tx, [{ type: "staff.sessions_ended", at, actor, body: { staffId, tokensRevoked } }]);
  });
}

async function tellOfOperator(tx: Tx, at: Date, { key, name }: { key: string; name: string }): Promise<void> {
  await tellOperators(tx, at, { key, title: `${name} is now an operator`, text: UNLESS_EXPECTED });
}

async function assertAnotherOperator(tx: Tx, staffId: string): Promise<void> {
  const operators = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.role, "operator"), isNull(staff.disabledAt)));
  if (operators.some(({ id }) => id !== staffId)) return;
  throw new KernelError("state_conflict", "This is the last operator: without one nobody could approve anything.");
}

function assertSelfOrOperator(actor: Actor, staffId: string): void {
  if (actor.kind === "staff" && actor.id === staffId) return;
  assertOperator(actor);
}
