import { lt, sql } from "drizzle-orm";
import { reauthentications } from "@/drizzle/schema/staff";
import type { Db, Tx } from "@/server/db";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import { actorOf } from "./prover";
import type { Prover } from "./prover";

export type ProofMethod = (typeof reauthentications.$inferSelect)["method"];

/** From now on this session, or this token, belongs to somebody who has just shown who they are. */
export async function recordProof(tx: Tx, who: Prover, method: ProofMethod): Promise<{ authenticatedAt: Date }> {
  const at = await databaseNow(tx);
  await tx.delete(reauthentications).where(lt(reauthentications.at, sql`now() - interval '1 day'`));
  const row = { sessionHash: who.sessionHash, staffId: who.staff.id, method, at };
  await tx
    .insert(reauthentications)
    .values(row)
    .onConflictDoUpdate({ target: reauthentications.sessionHash, set: row });
  const secret = { client: who.client };
  await appendAudit(tx, [
    { type: "staff.reauthenticated", at, actor: actorOf(who), body: { method }, private: secret },
  ]);
  return { authenticatedAt: at };
}

/** Records that somebody did not show who they are, and gives the refusal to throw. */
export async function recordFailedProof(
  db: Db,
  who: Omit<Prover, "sessionHash">,
  { method, reason }: { method: ProofMethod; reason: string },
): Promise<KernelError> {
  await db.transaction(async (tx) => {
    const [at, body] = [await databaseNow(tx), { method, reason }];
    const event = { type: "staff.reauthentication_failed", at, actor: actorOf(who), body };
    await appendAudit(tx, [{ ...event, private: { client: who.client } }]);
  });
  const text = method === "password" ? "The password is not right." : "The passkey did not show who you are.";
  return new KernelError("identity_not_proven", text);
}
