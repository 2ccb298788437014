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

export interface Asked {
  isStopAsked: boolean;
  isPauseAsked: boolean;
}

/**
 * First statement of every write of a running action: proves the claim, renews its lease, and locks the row. Answers
 * whether an operator has asked for its end, or for a pause, meanwhile.
 */
export async function holdFence(tx: Tx, { row, fence }: Claim): Promise<Asked> {
  const held = await tx
    .update(actions)
    .set({ leaseUntil: sql`clock_timestamp() + ${LEASE_MS} * interval '1 ms'` })
    .where(and(eq(actions.id, row.id), eq(actions.status, "running"), eq(actions.fence, fence)))
    .returning({ stopAskedAt: actions.stopAskedAt, pauseAskedAt: actions.pauseAskedAt });
  const [mine] = held;
  if (!mine) throw new StaleFence();
  return { isStopAsked: mine.stopAskedAt !== null, isPauseAsked: mine.pauseAskedAt !== null };
}

export const STEP = "effect";

export function effectKey({ row }: Claim, n: number): string {
  return effectKeyOf({ actionId: row.id, generation: row.generation, target: String(n), step: STEP });
}

export interface Settled {
  claim: Claim;
  n: number;
  /** `dropped`: it must not be reached any more, so nothing was done. */
  outcome: "done" | "failed" | "unknown" | "dropped";
  problem?: Problem;
}

const TARGET_STATUS = { done: "succeeded", failed: "failed", unknown: "unknown", dropped: "cancelled" } as const;

/** The targets' ends, in one statement. Only a pending one has an end to come. */
export async function settleTargets(tx: Tx, ends: readonly Settled[], at: Date): Promise<void> {
  if (ends.length === 0) return;
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

type Effect = typeof effects.$inferSelect;

export async function readEffects(tx: Tx, keys: readonly string[]): Promise<Map<string, Effect>> {
  const rows = await tx.select().from(effects).where(sql`${effects.effectKey} in (
    select jsonb_array_elements_text(${JSON.stringify(keys)}::text::jsonb))`);
  return new Map(rows.map((row) => [row.effectKey, row]));
}

/** How a call ended, as the ledger keeps it. */
export interface Closed {
  key: string;
  outcome: NonNullable<Effect["outcome"]>;
  providerId: string | null;
  result: Record<string, unknown> | null;
  problem: Problem | null;
}

/** The outcomes of intents, in one statement. */
export async function closeEffects(tx: Tx, ends: readonly Closed[], at: Date): Promise<void> {
  if (ends.length === 0) return;
  await tx.execute(sql`
    update ${effects} as effect
    set outcome = ending.outcome, provider_id = ending."providerId", result = ending.result, problem = ending.problem,
      done_at = ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(ends)}::text::jsonb) as ending(
      key text, outcome text, "providerId" text, result jsonb, problem jsonb)
    where effect.effect_key = ending.key and effect.outcome is null`);
}
