import { eq } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import type { Actor } from "./actor";
import { appendAudit } from "./audit";
import { readNow } from "./database-now";
import { KernelError } from "./errors";
import type { Kernel } from "./kernel";
import { actionKind } from "./kernel";
import { conflict, lockAction } from "./load";
import { refuseNonOperators } from "./refuse-non-operators";

/**
 * An operator pauses a running mailing. One that rests pauses here and now; one that a worker is busy with pauses before its
 * next slice.
 */
export async function pauseAction(
  kernel: Kernel,
  actor: Actor,
  id: string,
  reason: string | null,
): Promise<{ id: string; status: "running" }> {
  refuseNonOperators(actor, "pause an action");
  await kernel.db.transaction(async (tx) => {
    const now = await readNow(tx, kernel);
    const row = await lockAction(tx, id);
    if (row.status !== "running" || row.stageHoldAt) throw conflict(row, row.stageHoldAt ? "paused again" : "paused");
    if (actionKind(kernel, row.kind).atOnce === 1) {
      throw new KernelError("state_conflict", "This kind of action is too short to be paused; stop it instead.");
    }
    const isIdle = row.leaseOwner === null;
    const set = isIdle ? { stageHoldAt: now, leaseUntil: null } : { pauseAskedAt: now };
    await tx.update(actions).set(set).where(eq(actions.id, id));
    const { generation, stage } = row;
    const type = isIdle ? "run.paused" : "pause.asked";
    await appendAudit(tx, [{ type, at: now, actor, actionId: id, generation, body: { stage }, private: { reason } }]);
  });
  kernel.hint("audit");
  return { id, status: "running" };
}
