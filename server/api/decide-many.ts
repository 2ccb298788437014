import { z } from "zod";
import type { Actor } from "@/server/kernel/actor";
import { Decision, decideAction } from "@/server/kernel/decide";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import type { ActionStatus } from "@/server/kernel/states";
import { problemOf } from "./errors";
import type { ProblemDocument } from "./errors";

export const DECISIONS_MAX = 200;
/** From this many approvals at once the decider types their number. */
export const TYPED_FROM = 25;

export const DecideManyInput = z
  .object({
    verdict: z.enum(["approve", "reject"]),
    reason: z.string().trim().max(2_000).optional(),
    /** How many actions the decider says this is. */
    typedCount: z.number().int().nonnegative().optional(),
    items: z
      .array(z.object({ id: z.uuid(), digest: Decision.shape.digest }).strict())
      .min(1)
      .max(DECISIONS_MAX),
  })
  .strict();
export type DecideManyInput = z.infer<typeof DecideManyInput>;

export type DecidedItem =
  | { id: string; ok: true; status: ActionStatus }
  | { id: string; ok: false; problem: ProblemDocument };

/** Many decisions in one call, each on its own: a stale one is refused and the others stand. */
export async function decideMany(
  kernel: Kernel,
  actor: Actor,
  input: DecideManyInput,
): Promise<{ items: DecidedItem[] }> {
  const { verdict, reason, items } = input;
  if (verdict === "approve" && items.length >= TYPED_FROM && input.typedCount !== items.length) {
    throw new KernelError("typed_count_required", `Type ${items.length} to approve that many at once.`, {
      threshold: TYPED_FROM,
    });
  }
  const decided: DecidedItem[] = [];
  for (const { id, digest } of items) {
    decided.push(await decideOne(kernel, actor, id, { verdict, digest, reason, channel: "console" }));
  }
  return { items: decided };
}

async function decideOne(kernel: Kernel, actor: Actor, id: string, decision: Decision): Promise<DecidedItem> {
  try {
    const { status } = await decideAction(kernel, actor, id, decision);
    return { id, ok: true, status };
  } catch (error) {
    if (error instanceof KernelError) return { id, ok: false, problem: problemOf(error) };
    throw error;
  }
}
