import type { Db } from "@/server/db";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { signInEvent } from "./sign-in-event";
import type { SignInAttempt } from "./sign-in-event";
import { takeAttempt, throttleKeys } from "./sign-in-throttle";
import { findStaffByEmail } from "./staff-member";

/** Whether a link may go out: only to active staff, and not too often. The person asking is never told. */
export async function mayRequestLink(db: Db, attempt: SignInAttempt): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { waitMs } = await takeAttempt(tx, throttleKeys(attempt, "link-"));
    const known = await findStaffByEmail(tx, attempt.email);
    const outcome = waitMs > 0 ? "throttled" : known && !known.disabledAt ? "sent" : "ignored";
    const at = await databaseNow(tx);
    const event = signInEvent("staff.sign_in_link_requested", { at, method: "link", attempt, body: { outcome } });
    await appendAudit(tx, [event]);
    return outcome === "sent";
  });
}
