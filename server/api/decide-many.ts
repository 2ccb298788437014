import { inArray } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import type { Actor } from "@/server/kernel/actor";
import { decideAction } from "@/server/kernel/decide";
import { Decision } from "@/server/kernel/decision-case";
import { KernelError } from "@/server/kernel/errors";
import { readGround } from "@/server/kernel/ground";
import type { Kernel } from "@/server/kernel/kernel";
import type { ActionStatus } from "@/server/kernel/states";
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
  if (verdict === "approve") await refuseUntypedBulk(kernel, input);
  const decided: DecidedItem[] = [];
  for (const { id, digest } of items) {
    decided.push(await decideOne(kernel, actor, id, { verdict, digest, reason, channel: "console" }));
  }
  return { items: decided };
}

/** Many small actions at once are as large as one bulk: what counts is how much is touched. */
async function refuseUntypedBulk(kernel: Kernel, { items, typedCount }: DecideManyInput): Promise<void> {
  const ids = items.map(({ id }) => id);
  const { targets, threshold } = await kernel.db.transaction(async (tx) => {
    const { params } = await readGround(tx, kernel);
    const rows = await tx.select({ count: actions.targetCount }).from(actions).where(inArray(actions.id, ids));
    return { targets: rows.reduce((sum, { count }) => sum + count, 0), threshold: params.bulkTypedCountFrom };
  });
  if (targets < threshold || typedCount === targets) return;
  throw typedCount === undefined
    ? new KernelError("typed_count_required", `Type ${targets}, the number of targets they have together.`, { targets })
    : new KernelError("typed_count_mismatch", "That is not how many targets these actions have together.");
}

async function decideOne(kernel: Kernel, actor: Actor, id: string, decision: Decision): Promise<DecidedItem> {
  try {
    const { status, notBefore } = await decideAction(kernel, actor, id, decision);
    return { id, ok: true, status, notBefore };
  } catch (error) {
    if (error instanceof KernelError) return { id, ok: false, problem: problemOf(error) };
    throw error;
  }
}
