import { eq } from "drizzle-orm";
import { staff } from "@/drizzle/schema/staff";
import type { Db } from "@/server/db";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { isKnownClient, rememberClient } from "./known-client";
import { verifyPassword } from "./password";
import { signInEvent } from "./sign-in-event";
import type { SignInAttempt } from "./sign-in-event";
import { clearAttempts, exceptEverybodys, forgetOldFailures, takeAttempt, throttleKeys } from "./sign-in-throttle";
import { asSignedIn, findStaffByEmail } from "./staff-member";
import type { SignedInStaff, StaffRow } from "./staff-member";

export type SignInAnswer =
  | { outcome: "signed_in"; staff: SignedInStaff }
  /** Never says which half was wrong, or that the person is disabled. */
  | { outcome: "refused" }
  | { outcome: "throttled"; waitSeconds: number };

export interface PasswordAttempt extends SignInAttempt {
  password: string;
}

export async function signInWithPassword(db: Db, attempt: PasswordAttempt): Promise<SignInAnswer> {
  const waitMs = await countAttempt(db, attempt);
  if (waitMs > 0) return { outcome: "throttled", waitSeconds: Math.ceil(waitMs / 1000) };
  const known = await findStaffByEmail(db, attempt.email);
  const matches = await verifyPassword(known?.passwordHash ?? null, attempt.password);
  if (!known || !matches || known.disabledAt) return refuse(db, attempt, reasonFor(known));
  return admit(db, attempt, known);
}

async function countAttempt(db: Db, attempt: SignInAttempt): Promise<number> {
  return db.transaction(async (tx) => {
    const keys = throttleKeys(attempt);
    const counted = (await isKnownClient(tx, attempt)) ? exceptEverybodys(keys) : keys;
    const { waitMs } = await takeAttempt(tx, counted);
    if (waitMs > 0) {
      const at = await databaseNow(tx);
      const body = { waitSeconds: Math.ceil(waitMs / 1000) };
      await appendAudit(tx, [signInEvent("staff.sign_in_throttled", { at, method: "password", attempt, body })]);
    }
    return waitMs;
  });
}

async function refuse(db: Db, attempt: SignInAttempt, reason: string): Promise<SignInAnswer> {
  await db.transaction(async (tx) => {
    const at = await databaseNow(tx);
    const event = signInEvent("staff.sign_in_failed", { at, method: "password", attempt, body: { reason } });
    await appendAudit(tx, [event]);
  });
  return { outcome: "refused" };
}

async function admit(db: Db, attempt: SignInAttempt, known: StaffRow): Promise<SignInAnswer> {
  await db.transaction(async (tx) => {
    const at = await databaseNow(tx);
    await clearAttempts(tx, throttleKeys(attempt));
    await rememberClient(tx, attempt);
    await forgetOldFailures(tx);
    await tx.update(staff).set({ lastSeenAt: at }).where(eq(staff.id, known.id));
    const actor = { kind: "staff", id: known.id, role: known.role } as const;
    await appendAudit(tx, [signInEvent("staff.signed_in", { at, method: "password", attempt, actor })]);
  });
  return { outcome: "signed_in", staff: asSignedIn(known) };
}

/** For the trail alone. */
function reasonFor(known: StaffRow | null): string {
  if (!known) return "unknown_address";
  return known.disabledAt ? "disabled" : "wrong_password";
}
