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

/** First statement of every write of a running action: proves the claim, renews its lease, and locks the row. */
export async function holdFence(tx: Tx, { row, fence }: Claim): Promise<void> {
  const held = await tx
    .update(actions)
    .set({ leaseUntil: sql`clock_timestamp() + ${LEASE_MS} * interval '1 ms'` })
    .where(and(eq(actions.id, row.id), eq(actions.status, "running"), eq(actions.fence, fence)))
    .returning({ id: actions.id });
  if (held.length === 0) throw new StaleFence();
}

export const STEP = "effect";

export function effectKey({ row }: Claim, n: number): string {
  return effectKeyOf({ actionId: row.id, generation: row.generation, target: String(n), step: STEP });
}

export interface Settled {
  n: number;
  outcome: "done" | "failed" | "unknown";
  providerId?: string | null;
  result?: Record<string, unknown>;
  problem?: Problem;
}

const TARGET_STATUS = { done: "succeeded", failed: "failed", unknown: "unknown" } as const;

/** The target's end. Only a pending one has an end to come. */
export async function settleTarget(tx: Tx, claim: Claim, settled: Settled, at: Date): Promise<void> {
  await tx
    .update(actionTargets)
    .set({ status: TARGET_STATUS[settled.outcome], problem: settled.problem ?? null, settledAt: at })
    .where(
      and(
        eq(actionTargets.actionId, claim.row.id),
        eq(actionTargets.generation, claim.row.generation),
        eq(actionTargets.n, settled.n),
        eq(actionTargets.status, "pending"),
      ),
    );
}

export async function readEffect(tx: Tx, key: string) {
  const [row] = await tx.select().from(effects).where(eq(effects.effectKey, key));
  return row;
}
