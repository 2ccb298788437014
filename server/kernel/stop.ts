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
import { cancelPending, moveActions } from "./move";
import { troubleNotice } from "./notices";
import { addToOutbox } from "./outbox";
import type { Problem } from "./ports";
import { refuseNonOperators } from "./refuse-non-operators";
import { countTargets } from "./settle-counts";
import { loadTargets } from "./stored";
import type { TargetRow } from "./stored";

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
    // Nobody has it while it is paused or rests.
    if (row.stageHoldAt || row.leaseOwner === null) {
      await stopLocked(tx, now, [row], { actor, problem: { code: "stopped", message: reason } });
      return (await lockAction(tx, id)).status;
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

interface Ending {
  actor: Actor;
  problem: Problem;
}

/** Ends paused actions: what is done stays done, the rest is cancelled, and the counts add up. */
export async function stopLocked(tx: Tx, now: Date, rows: readonly ActionRow[], ending: Ending): Promise<void> {
  const targets = await loadTargets(tx, rows);
  for (const row of rows) await endPaused(tx, now, { row, targets: targets.get(row.id) ?? [], ...ending });
}

/** Where a call of the canary got no answer, its outcome is unknown and stays a person's to say. */
async function endPaused(
  tx: Tx,
  now: Date,
  { row, targets, actor, problem }: Ending & { row: ActionRow; targets: readonly TargetRow[] },
): Promise<void> {
  const counts = countTargets(targets, "cancelled");
  const isDoubtful = counts.unknown > 0;
  const ended = {
    actor,
    set: { problem, result: { targets: counts }, stageHoldAt: null },
    detail: { targets: counts },
    private: { reason: problem.message },
  };
  if (!isDoubtful) {
    await moveActions(tx, now, [row], { event: "action.stopped", to: "cancelled", ...ended });
    return;
  }
  await cancelPending(tx, now, [row]);
  await moveActions(tx, now, [row], { event: "action.uncertain", to: "unknown", ...ended });
  await addToOutbox(tx, now, troubleNotice({ ...row, status: "unknown" }));
}
