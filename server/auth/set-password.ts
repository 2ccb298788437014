import { eq } from "drizzle-orm";
import { staff } from "@/drizzle/schema/staff";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { KernelError } from "@/server/kernel/errors";
import { assertOperator } from "./assert-operator";
import { changeStaff, nextSessionVersion } from "./change-staff";
import { checkPassword } from "./check-password";
import { hashPassword, refusePassword } from "./password";
import { revokeAllTokens } from "./revoke-all-tokens";
import { asSignedIn, findActiveStaff } from "./staff-member";
import { UNLESS_EXPECTED, tellOperators } from "./tell-operators";

export interface NewPassword {
  staffId: string;
  password: string;
  /** For one's own: the password of now, and from where it is given. */
  current?: { password: string; client: string };
}

/** Also ends every session and revokes every token: whoever knew the old password is out. */
export async function setPassword(db: Db, actor: Actor, { staffId, password, current }: NewPassword): Promise<void> {
  const isOwn = actor.kind === "staff" && actor.id === staffId;
  if (isOwn) await checkCurrent(db, staffId, current);
  else assertOperator(actor);
  const passwordHash = await hashPassword(password);
  await changeStaff(db, staffId, async (tx, before, at) => {
    refusePassword(password, [before.email, before.name]);
    await tx.update(staff).set({ passwordHash, sessionVersion: nextSessionVersion }).where(eq(staff.id, before.id));
    const tokensRevoked = await revokeAllTokens(tx, staffId, at);
    await appendAudit(tx, [{ type: "staff.password_set", at, actor, body: { staffId, tokensRevoked } }]);
    if (isOwn || before.role !== "operator") return;
    const title = `Somebody else set the password of ${before.name}, an operator`;
    await tellOperators(tx, at, { key: `staff.password_set:${staffId}`, title, text: UNLESS_EXPECTED });
  });
}

/** Who signs in by link or identity provider has none yet, and the door has asked them for a fresh sign-in. */
async function checkCurrent(db: Db, staffId: string, current: NewPassword["current"]): Promise<void> {
  const row = await findActiveStaff(db, staffId);
  if (!row || row.passwordHash === null) return;
  if (!current) throw new KernelError("invalid_input", "Give your current password too.");
  await checkPassword(db, { staff: asSignedIn(row), client: current.client }, current.password);
}
