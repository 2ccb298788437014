import type { Db } from "@/server/db";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import { verifyPassword } from "./password";
import { actorOf } from "./prover";
import type { Prover } from "./prover";
import { recordFailedProof } from "./record-proof";
import { clearAttempts, takeAttempt, throttleKeys } from "./sign-in-throttle";
import { findActiveStaff } from "./staff-member";

type Asked = Omit<Prover, "sessionHash">;

/** Throws unless this is the password of who is signed in; slows guessing as sign-in does, without locking sign-in. */
export async function checkPassword(db: Db, who: Asked, password: string): Promise<void> {
  const waitMs = await countAttempt(db, who);
  if (waitMs > 0) {
    const retryAfterSeconds = Math.ceil(waitMs / 1_000);
    throw new KernelError("rate_limited", "Too many failed attempts. You can try again shortly.", {
      retryAfterSeconds,
    });
  }
  const known = await findActiveStaff(db, who.staff.id);
  const stored = known?.passwordHash ?? null;
  if (!(await verifyPassword(stored, password))) {
    const reason = stored === null ? "no_password" : "wrong_password";
    throw await recordFailedProof(db, who, { method: "password", reason });
  }
  await db.transaction((tx) => clearAttempts(tx, keysOf(who)));
}

async function countAttempt(db: Db, who: Asked): Promise<number> {
  return db.transaction(async (tx) => {
    const { waitMs } = await takeAttempt(tx, keysOf(who));
    if (waitMs > 0) {
      const [at, body] = [await databaseNow(tx), { waitSeconds: Math.ceil(waitMs / 1_000) }];
      await appendAudit(tx, [{ type: "staff.reauthentication_throttled", at, actor: actorOf(who), body }]);
    }
    return waitMs;
  });
}

const keysOf = ({ staff, client }: Asked) => throttleKeys({ email: staff.email, client }, "proof-");
