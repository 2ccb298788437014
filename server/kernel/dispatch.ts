import { and, asc, eq, getTableColumns, inArray, isNull, lte, sql } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import type { Actor } from "./actor";
import { withOpenIntents } from "./doubt";
import { bundle } from "./bundle";
import type { Bundle, Bundled } from "./bundle";
import { readGround } from "./ground";
import type { Kernel } from "./kernel";
import type { ActionRow } from "./load";
import { moveActions } from "./move";
import type { Arrow } from "./move";
import type { QueueName } from "./queues";
import { returnDrifted } from "./return-drifted";
import { revalidate } from "./revalidate";

const DISPATCHER: Actor = { kind: "system", id: "dispatcher" };

export interface DueJobs {
  /** To be added as jobs after the commit; their actions are marked as handed over. */
  bundles: Bundle[];
  /** Whether there may be more than the limits let through. */
  isMore: boolean;
}

const APPROVED_MAX = 100;
const QUEUED_MAX = 500;

/** What the relay does in one turn: approvals that are due are queued, and whatever is queued is taken, in one commit. */
export async function takeDue(kernel: Kernel): Promise<DueJobs> {
  if (!(await isAnyDue(kernel))) return { bundles: [], isMore: false };
  return kernel.db.transaction(async (tx) => {
    // Neither sees the other's rows: what is queued here is handed over by the same update.
    const [looked, taken] = await Promise.all([
      queueIn(tx, kernel, APPROVED_MAX, (rows) => handOver(bundleOf(kernel, rows))),
      takeIn(tx, kernel, QUEUED_MAX),
    ]);
    const isMore = looked.count === APPROVED_MAX || taken.count === QUEUED_MAX;
    return { bundles: [...bundleOf(kernel, looked.queued), ...taken.bundles], isMore };
  });
}

/** Most hints come from facts that have nothing for the relay: one look is cheaper than a transaction. */
async function isAnyDue({ db }: Kernel): Promise<boolean> {
  const [row] = await db.execute(sql`select
    exists (select from ${actions} where status = 'approved' and not_before <= now())
      or exists (select from ${actions} where status = 'queued' and dispatched_at is null and not_before <= now()) as due`);
  return row?.due === true;
}

/** Approved and due: what still holds is queued, what does not goes back. Answers how many were looked at. */
export async function queueApproved(kernel: Kernel, limit: number): Promise<number> {
  const { count } = await kernel.db.transaction((tx) => queueIn(tx, kernel, limit, () => ({ dispatchedAt: null })));
  return count;
}

async function queueIn(tx: Tx, kernel: Kernel, limit: number, setOf: (rows: readonly ActionRow[]) => Arrow["set"]) {
  const approved = tx
    .select()
    .from(actions)
    .where(and(eq(actions.status, "approved"), lte(actions.notBefore, kernel.clock?.() ?? sql`now()`)))
    .orderBy(asc(actions.notBefore))
    .limit(limit)
    .for("update", { skipLocked: true });
  const [ground, rows] = await Promise.all([readGround(tx, kernel), approved]);
  if (rows.length === 0) return { count: 0, queued: [] };
  const [doubtful, checks] = await Promise.all([withOpenIntents(tx, rows), revalidate(tx, kernel, ground, rows)]);
  const holds = ({ id }: ActionRow) => doubtful.has(id) || checks.get(id)?.result === "valid";
  const going = rows.filter(holds);
  const arrow = { event: "action.queued", to: "queued", actor: DISPATCHER, set: setOf(going) } as const;
  const queued = await moveActions(tx, ground.now, going, arrow);
  for (const row of rows.filter((one) => !holds(one))) {
    const check = checks.get(row.id);
    if (check?.result !== "returned") continue;
    await returnDrifted(tx, kernel, ground, { row, check, phase: "dispatch", actor: DISPATCHER });
  }
  return { count: rows.length, queued };
}

/** Takes queued rows that no job carries yet and marks them as handed over; the caller adds the jobs after the commit. */
export async function takeUndispatched(kernel: Kernel, limit: number): Promise<Bundle[]> {
  const { bundles } = await kernel.db.transaction((tx) => takeIn(tx, kernel, limit));
  return bundles;
}

async function takeIn(tx: Tx, kernel: Kernel, limit: number) {
  const { id, kind, queue, priority, targetCount, jobId, dispatch, traceparent } = getTableColumns(actions);
  const due = await tx
    .select({ id, kind, queue, priority, targetCount, jobId, dispatch, traceparent })
    .from(actions)
    .where(and(eq(actions.status, "queued"), isNull(actions.dispatchedAt), lte(actions.notBefore, sql`now()`)))
    .orderBy(asc(actions.notBefore))
    .limit(limit)
    .for("update", { skipLocked: true });
  const bundles = bundleOf(kernel, due);
  const { dispatchedAt, dispatch: dispatches, dispatchedAs } = handOver(bundles);
  const all = among(due.map((one) => one.id));
  if (due.length > 0) await tx.update(actions).set({ dispatchedAt, dispatch: dispatches, dispatchedAs }).where(all);
  return { count: due.length, bundles };
}

const bundleOf = (kernel: Kernel, rows: readonly Bundled[]): Bundle[] =>
  bundle(rows, (kind) => kernel.actions.get(kind)?.port === "database");

/** The mark of the hand-over: which job carries it, and how many have. */
function handOver(bundles: readonly Bundle[]) {
  const bullIds = bundles.flatMap(({ bullId, actionIds }) => actionIds.map((id) => [id, bullId]));
  const bullIdOf = JSON.stringify(Object.fromEntries(bullIds));
  return {
    dispatchedAt: sql`now()`,
    dispatch: sql`${actions.dispatch} + 1`,
    dispatchedAs: sql`${bullIdOf}::text::jsonb ->> ${actions.id}::text`,
  };
}

/** One parameter however many there are, so that the statement stays one and the same. */
const among = (ids: readonly string[]) =>
  sql`${actions.id} in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`;

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
