import { and, eq, sql } from "drizzle-orm";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import { effects } from "@/drizzle/schema/effects";
import type { Tx } from "@/server/db";
import { LEASE_MS } from "./claim";
import type { Claim } from "./claim";
import { effectKeyOf } from "./key";
import type { Problem } from "./ports";

/** Another worker has taken this action over; whatever this one still wanted to write must not be written. */
export class StaleFence extends Error {
  override readonly name = "StaleFence";
}

/**
 * First statement of every write of a running action: proves the claim, renews its lease, and locks the row. Answers
 * whether an operator has asked for its end meanwhile.
 */
export async function holdFence(tx: Tx, { row, fence }: Claim): Promise<{ isStopAsked: boolean }> {
  const held = await tx
    .update(actions)
    .set({ leaseUntil: sql`clock_timestamp() + ${LEASE_MS} * interval '1 ms'` })
    .where(and(eq(actions.id, row.id), eq(actions.status, "running"), eq(actions.fence, fence)))
    .returning({ stopAskedAt: actions.stopAskedAt });
  const [mine] = held;
  if (!mine) throw new StaleFence();
  return { isStopAsked: mine.stopAskedAt !== null };
}

export const STEP = "effect";

export function effectKey({ row }: Claim, n: number): string {
  return effectKeyOf({ actionId: row.id, generation: row.generation, target: String(n), step: STEP });
}

export interface Settled {
  claim: Claim;
  n: number;
  outcome: "done" | "failed" | "unknown";
  providerId?: string | null;
  result?: Record<string, unknown> | null;
  problem?: Problem;
}

const TARGET_STATUS = { done: "succeeded", failed: "failed", unknown: "unknown" } as const;

/** The targets' ends, in one statement. Only a pending one has an end to come. */
export async function settleTargets(tx: Tx, ends: readonly Settled[], at: Date): Promise<void> {
  const values = ends.map(({ claim: { row }, n, outcome, problem }) => ({
    action_id: row.id,
    generation: row.generation,
    n,
    status: TARGET_STATUS[outcome],
    problem: problem ?? null,
  }));
  await tx.execute(sql`
    update ${actionTargets} as target
    set status = ending.status, problem = ending.problem, settled_at = ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(values)}::text::jsonb) as ending(
      action_id uuid, generation int, n int, status text, problem jsonb)
    where target.action_id = ending.action_id and target.generation = ending.generation
      and target.n = ending.n and target.status = 'pending'`);
}

export async function readEffect(tx: Tx, key: string) {
  const [row] = await tx.select().from(effects).where(eq(effects.effectKey, key));
  return row;
}
