import { and, asc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import type { Actor } from "./actor";
import { withOpenIntents } from "./doubt";
import { bundle } from "./bundle";
import type { Bundle } from "./bundle";
import { readGround } from "./ground";
import type { Kernel } from "./kernel";
import type { ActionRow } from "./load";
import { moveActions } from "./move";
import type { QueueName } from "./queues";
import { returnDrifted } from "./return-drifted";
import { revalidate } from "./revalidate";

const DISPATCHER: Actor = { kind: "system", id: "dispatcher" };

/** Approved and due: what still holds is queued, what does not goes back. Answers how many were looked at. */
export async function queueApproved(kernel: Kernel, limit: number): Promise<number> {
  return kernel.db.transaction(async (tx) => {
    const ground = await readGround(tx, kernel);
    const rows = await tx
      .select()
      .from(actions)
      .where(and(eq(actions.status, "approved"), lte(actions.notBefore, ground.now)))
      .orderBy(asc(actions.notBefore))
      .limit(limit)
      .for("update", { skipLocked: true });
    if (rows.length === 0) return 0;
    const doubtful = await withOpenIntents(tx, rows);
    const checks = await revalidate(tx, kernel, ground, rows);
    const holds = (row: ActionRow) => doubtful.has(row.id) || checks.get(row.id)?.result === "valid";
    const arrow = { event: "action.queued", to: "queued", actor: DISPATCHER, set: { dispatchedAt: null } } as const;
    await moveActions(tx, ground.now, rows.filter(holds), arrow);
    for (const row of rows.filter((one) => !holds(one))) {
      const check = checks.get(row.id);
      if (check?.result !== "returned") continue;
      await returnDrifted(tx, kernel, ground, { row, check, phase: "dispatch", actor: DISPATCHER });
    }
    return rows.length;
  });
}

/** Takes queued rows that no job carries yet and marks them as handed over; the caller adds the jobs after the commit. */
export async function takeUndispatched(kernel: Kernel, limit: number): Promise<Bundle[]> {
  return kernel.db.transaction(async (tx) => {
    const due = await tx
      .select({
        id: actions.id,
        kind: actions.kind,
        queue: actions.queue,
        priority: actions.priority,
        targetCount: actions.targetCount,
        jobId: actions.jobId,
        dispatch: actions.dispatch,
        traceparent: actions.traceparent,
      })
      .from(actions)
      .where(and(eq(actions.status, "queued"), isNull(actions.dispatchedAt), lte(actions.notBefore, sql`now()`)))
      .orderBy(asc(actions.notBefore))
      .limit(limit)
      .for("update", { skipLocked: true });
    const bundles = bundle(due, (kind) => kernel.actions.get(kind)?.port === "database");
    const carried = bundles.flatMap(({ bullId, actionIds }) => actionIds.map((id) => ({ id, bull_id: bullId })));
    if (carried.length > 0) {
      await tx.execute(sql`
        update ${actions} as action
        set dispatched_at = now(), dispatch = action.dispatch + 1, dispatched_as = carried.bull_id
        from jsonb_to_recordset(${JSON.stringify(carried)}::text::jsonb) as carried(id uuid, bull_id text)
        where action.id = carried.id and action.status = 'queued'`);
    }
    return bundles;
  });
}

export interface Overdue {
  actionId: string;
  queue: QueueName;
  bullId: string;
}

/** Handed over long ago and still queued: the job may be lost, or done without having started the action. */
export async function findOverdue(kernel: Kernel, olderThanMs: number, limit: number): Promise<Overdue[]> {
  const rows = await kernel.db
    .select({ actionId: actions.id, queue: actions.queue, jobId: actions.jobId, dispatchedAs: actions.dispatchedAs })
    .from(actions)
    .where(and(eq(actions.status, "queued"), lte(actions.dispatchedAt, sql`now() - ${olderThanMs} * interval '1 ms'`)))
    .orderBy(asc(actions.dispatchedAt))
    .limit(limit);
  return rows.map(({ actionId, queue, jobId, dispatchedAs }) => {
    // Safe because submit takes the queue from the kind, which is typed.
    return { actionId, queue: queue as QueueName, bullId: dispatchedAs ?? jobId };
  });
}

/** `again`: the relay shall hand them over anew; `seen`: their jobs still wait in Redis. */
export async function markOverdue(kernel: Kernel, ids: readonly string[], outcome: "again" | "seen"): Promise<void> {
  if (ids.length === 0) return;
  await kernel.db
    .update(actions)
    .set({ dispatchedAt: outcome === "again" ? null : sql`now()` })
    .where(and(inArray(actions.id, [...ids]), eq(actions.status, "queued")));
}

/** After Redis has lost its data: everything queued is owed again. */
export async function forgetDispatches(kernel: Kernel): Promise<number> {
  const rows = await kernel.db
    .update(actions)
    .set({ dispatchedAt: null })
    .where(and(eq(actions.status, "queued"), sql`${actions.dispatchedAt} is not null`))
    .returning({ id: actions.id });
  return rows.length;
}
