import { eq } from "drizzle-orm";
import { staff } from "@/drizzle/schema/staff";
import type { Db } from "@/server/db";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { signInEvent } from "./sign-in-event";
import type { SignInAttempt, SignInMethod } from "./sign-in-event";
import { findActiveStaff } from "./staff-member";

interface Entry {
  staffId: string;
  method: Exclude<SignInMethod, "password">;
  attempt: SignInAttempt;
}

/** The last word on somebody whom a link or the identity provider vouches for: only active staff enter. */
export async function admitStaff(db: Db, { staffId, method, attempt }: Entry): Promise<boolean> {
  return db.transaction(async (tx) => {
    const at = await databaseNow(tx);
    const row = UUID.test(staffId) ? await findActiveStaff(tx, staffId) : null;
    if (!row) {
      const body = { reason: "not_active_staff" };
      await appendAudit(tx, [signInEvent("staff.sign_in_failed", { at, method, attempt, body })]);
      return false;
    }
    await tx.update(staff).set({ lastSeenAt: at }).where(eq(staff.id, row.id));
    const actor = { kind: "staff", id: row.id, role: row.role } as const;
    await appendAudit(tx, [signInEvent("staff.signed_in", { at, method, attempt, actor })]);
    return true;
  });
}

/** For a stranger next-auth puts the e-mail address where the id would be. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
