import { and, eq, gt, isNull } from "drizzle-orm";
import { delegations } from "@/drizzle/schema/staff";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";

/** By whoever gave it, whoever has it, or an operator; votes that were cast under it stand. */
export async function revokeDelegation(db: Db, actor: Actor, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const at = await databaseNow(tx);
    const [row] = await tx
      .update(delegations)
      .set({ revokedAt: at })
      .where(and(eq(delegations.id, id), isNull(delegations.revokedAt), gt(delegations.endsAt, at)))
      .returning({ fromId: delegations.fromId, toId: delegations.toId });
    // Thrown inside the transaction: what a stranger tried to revoke stays.
    if (!row || !mayRevoke(actor, row))
      throw new KernelError("not_found", "There is no such delegation, or it has ended.");
    await appendAudit(tx, [{ type: "delegation.revoked", at, actor, body: { delegationId: id, ...row } }]);
  });
}

function mayRevoke(actor: Actor, { fromId, toId }: { fromId: string; toId: string }): boolean {
  if (actor.kind === "system") return true;
  return actor.kind === "staff" && (actor.role === "operator" || actor.id === fromId || actor.id === toId);
}
