import { sql } from "drizzle-orm";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import { appendAudit } from "./audit";
import { readNow } from "./database-now";
import type { Kernel } from "./kernel";
import { addToOutbox } from "./outbox";
import { settleDoubts } from "./settle-doubts";
import { isLast, planSettlement } from "./settle-plan";
import type { Completion, Plan } from "./settle-plan";
import { loadTargets } from "./stored";
import type { ActionStatus } from "./states";

/** Records the ends of one or many attempts. A completion whose fence is old changes nothing. */
export async function settleActions(
  kernel: Kernel,
  completions: readonly Completion[],
): Promise<Map<string, ActionStatus>> {
  const statuses = await kernel.db.transaction(async (tx) =>
    settleIn(tx, kernel, await readNow(tx, kernel), completions),
  );
  for (const hint of ["audit", "outbox"] as const) kernel.hint(hint);
  return statuses;
}

/** The same within a transaction that has done the work itself. */
export async function settleIn(
  tx: Tx,
  kernel: Kernel,
  now: Date,
  completions: readonly Completion[],
): Promise<Map<string, ActionStatus>> {
  const mine = completions.filter(({ end }) => end.end !== "lost");
  const spent = mine.filter(isLast).map(({ claim }) => claim);
  await settleDoubts(tx, now, spent);
  const targets = await loadTargets(
    tx,
    mine.map(({ claim }) => claim.row),
  );
  const plans = mine.map((one) => planSettlement(kernel, now, one, targets.get(one.claim.row.id) ?? []));
  const written = await write(tx, plans);
  const done = plans.filter((one) => written.has(one.claim.row.id));
  const events = done.flatMap((one) => one.event ?? []);
  const messages = done.flatMap((one) => one.messages);
  await Promise.all([endPending(tx, now, done), appendAudit(tx, events), addToOutbox(tx, now, messages)]);
  return new Map(done.map((one) => [one.claim.row.id, one.to]));
}

/** One statement for all of them. Who is not in the answer has an old fence, or was stopped meanwhile. */
async function write(tx: Tx, plans: readonly Plan[]): Promise<Set<string>> {
  if (plans.length === 0) return new Set();
  const values = plans.map(({ claim: { row, fence }, to, set }) => ({ id: row.id, fence, to, ...set }));
  const rows = await tx.execute<{ id: string }>(sql`
    update ${actions} as action
    set status = ending.to, attempt = ending.attempt, not_before = ending.not_before, settled_at = ending.settled_at,
      result = ending.result, problem = ending.problem, stage_hold_at = ending.stage_hold_at,
      stage_problem = ending.stage_problem, dispatched_at = null, lease_owner = null, lease_until = ending.lease_until,
      rests = action.rests + ending.rests,
      pause_asked_at = case when ending.stage_hold_at is null then action.pause_asked_at end
    from jsonb_to_recordset(${JSON.stringify(values)}::text::jsonb) as ending(
      id uuid, fence int, "to" text, attempt int, not_before timestamptz, settled_at timestamptz, result jsonb, problem jsonb,
      stage_hold_at timestamptz, stage_problem jsonb, lease_until timestamptz, rests int)
    where action.id = ending.id and action.status = 'running' and action.fence = ending.fence
    returning action.id`);
  return new Set(rows.map((row) => row.id));
}

/** What nothing will touch any more: attempts are spent, or an operator has stopped it. */
async function endPending(tx: Tx, now: Date, plans: readonly Plan[]): Promise<void> {
  const ends = plans.flatMap(({ claim: { row }, pendingEnd }) =>
    pendingEnd ? [{ id: row.id, generation: row.generation, ...pendingEnd }] : [],
  );
  if (ends.length === 0) return;
  await tx.execute(sql`
    update ${actionTargets} as target
    set status = ending.status, problem = ending.problem, settled_at = ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(ends)}::text::jsonb) as ending(
      id uuid, generation int, status text, problem jsonb)
    where target.action_id = ending.id and target.generation = ending.generation and target.status = 'pending'`);
}
