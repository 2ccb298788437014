import { eq } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import type { Actor } from "./actor";
import { appendAudit } from "./audit";
import { readNow } from "./database-now";
import { KernelError } from "./errors";
import type { Kernel } from "./kernel";
import { conflict, lockAction } from "./load";
import type { ActionRow } from "./load";
import { moveActions } from "./move";
import type { Problem } from "./ports";
import { refuseNonOperators } from "./refuse-non-operators";
import { countTargets } from "./settle-counts";
import { loadTargets } from "./stored";

/**
 * An operator stops a running action before its next target. One that pauses after its canary ends here and now; one
 * that a worker is busy with ends when that worker looks, which it does before every target.
 */
export async function stopAction(
  kernel: Kernel,
  actor: Actor,
  id: string,
  reason: string,
): Promise<{ id: string; status: ActionRow["status"] }> {
  refuseNonOperators(actor, "stop an action");
  const status = await kernel.db.transaction(async (tx) => {
    const now = await readNow(tx, kernel);
    const row = await lockAction(tx, id);
    if (row.status !== "running") throw conflict(row, "stopped");
    if (row.stageHoldAt) {
      await stopLocked(tx, now, [row], { actor, problem: { code: "stopped", message: reason } });
      return "cancelled" as const;
    }
    if (row.stopAskedAt) throw new KernelError("state_conflict", "It is being stopped already.");
    await tx.update(actions).set({ stopAskedAt: now }).where(eq(actions.id, id));
    const { generation } = row;
    await appendAudit(tx, [
      { type: "stop.asked", at: now, actor, actionId: id, generation, body: {}, private: { reason } },
    ]);
    return "running" as const;
  });
  for (const hint of ["audit", "outbox"] as const) kernel.hint(hint);
  return { id, status };
}

/** Ends paused actions: what is done stays done, the rest is cancelled, and the counts add up. */
export async function stopLocked(
  tx: Tx,
  now: Date,
  rows: readonly ActionRow[],
  { actor, problem }: { actor: Actor; problem: Problem },
): Promise<void> {
  const targets = await loadTargets(tx, rows);
  for (const row of rows) {
    const counts = countTargets(targets.get(row.id) ?? [], "cancelled");
    await moveActions(tx, now, [row], {
      event: "action.stopped",
      to: "cancelled",
      actor,
      set: { problem, result: { targets: counts }, stageHoldAt: null },
      detail: { targets: counts },
      private: { reason: problem.message },
    });
  }
}
