import { inArray } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import type { Actor } from "@/server/kernel/actor";
import { Decision } from "@/server/kernel/decision-case";
import { KernelError } from "@/server/kernel/errors";
import { readGround } from "@/server/kernel/ground";
import type { Kernel } from "@/server/kernel/kernel";
import { refuseStaleIdentity } from "@/server/kernel/stale-identity";
import type { ActionStatus } from "@/server/kernel/states";
import { decideThrough } from "./decide-through";
import { problemOf } from "./errors";
import type { ProblemDocument } from "./errors";

export const DECISIONS_MAX = 200;
export const DecideManyInput = z
  .object({
    verdict: z.enum(["approve", "reject"]),
    reason: z.string().trim().max(2_000).optional(),
    /** How many targets the decider says these actions have together; asked for from the size of a bulk on. */
    typedCount: z.number().int().nonnegative().optional(),
    items: z
      .array(z.object({ id: z.uuid(), digest: Decision.shape.digest }).strict())
      .min(1)
      .max(DECISIONS_MAX),
  })
  .strict();
export type DecideManyInput = z.infer<typeof DecideManyInput>;

export type DecidedItem =
  | { id: string; ok: true; status: ActionStatus; notBefore: Date | null }
  | { id: string; ok: false; problem: ProblemDocument };

/** Many decisions in one call, each on its own: a stale one is refused and the others stand. */
export async function decideMany(
  kernel: Kernel,
  actor: Actor,
  input: DecideManyInput,
): Promise<{ items: DecidedItem[] }> {
  const { verdict, reason, items } = input;
  if (verdict === "approve") await refuseBeforeAny(kernel, actor, input);
  const taken = items.map(({ id, digest }) => decideOne(actor, id, { verdict, digest, reason, channel: "console" }));
  return { items: await Promise.all(taken) };
}

/**
 * What would be refused for several of them is refused before any is decided. Many small actions at once are as large
 * as one bulk, so the number of targets is typed; and one proof of identity serves for all that are risky.
 */
async function refuseBeforeAny(kernel: Kernel, actor: Actor, { items, typedCount }: DecideManyInput): Promise<void> {
  const ids = items.map(({ id }) => id);
  const { ground, rows } = await kernel.db.transaction(async (tx) => {
    const columns = { count: actions.targetCount, risk: actions.risk };
    return {
      ground: await readGround(tx, kernel),
      rows: await tx.select(columns).from(actions).where(inArray(actions.id, ids)),
    };
  });
  const isRisky = rows.some(({ risk }) => risk === "high");
  const stale = actor.kind === "staff" ? refuseStaleIdentity(ground, actor, isRisky) : null;
  if (stale) throw stale;
  const targets = rows.reduce((sum, { count }) => sum + count, 0);
  if (targets < ground.params.bulkTypedCountFrom || typedCount === targets) return;
  throw typedCount === undefined
    ? new KernelError("typed_count_required", `Type ${targets}, the number of targets they have together.`, { targets })
    : new KernelError("typed_count_mismatch", "That is not how many targets these actions have together.");
}

async function decideOne(actor: Actor, id: string, decision: Decision): Promise<DecidedItem> {
  try {
    const { status, notBefore } = await decideThrough(actor, id, decision);
    return { id, ok: true, status, notBefore };
  } catch (error) {
    if (error instanceof KernelError) return { id, ok: false, problem: problemOf(error) };
    throw error;
  }
}
