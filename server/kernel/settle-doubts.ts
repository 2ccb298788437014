import { sql } from "drizzle-orm";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import { effects } from "@/drizzle/schema/effects";
import type { Tx } from "@/server/db";
import type { Claim } from "./claim";

const PROBLEM = {
  code: "outcome_unknown",
  message: "No call was answered, and one of them may have been carried out.",
};

/**
 * For claims that get no further attempt: a call that nobody answered may have happened, so its target is unknown
 * and not failed. Whose fence is old changes nothing.
 */
export async function settleDoubts(tx: Tx, at: Date, claims: readonly Claim[]): Promise<void> {
  if (claims.length === 0) return;
  const values = claims.map(({ row, fence }) => ({ id: row.id, generation: row.generation, fence }));
  const [problem, doneAt] = [JSON.stringify(PROBLEM), at.toISOString()];
  await tx.execute(sql`
    with held as (
      select action.id, action.generation from ${actions} as action
      join jsonb_to_recordset(${JSON.stringify(values)}::text::jsonb) as spent(id uuid, generation int, fence int)
        on action.id = spent.id and action.generation = spent.generation and action.fence = spent.fence
      where action.status = 'running'
      for update of action
    ), doubt as (
      update ${effects} as effect
      set outcome = 'unknown', problem = ${problem}::text::jsonb, done_at = ${doneAt}::timestamptz
      from held
      where effect.action_id = held.id and effect.generation = held.generation and effect.outcome is null
      returning effect.action_id, effect.generation, effect.target_n
    )
    update ${actionTargets} as target
    set status = 'unknown', problem = ${problem}::text::jsonb, settled_at = ${doneAt}::timestamptz
    from doubt
    where target.action_id = doubt.action_id and target.generation = doubt.generation
      and target.n = doubt.target_n and target.status = 'pending'`);
}
