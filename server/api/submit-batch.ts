import { z } from "zod";
import { Submission } from "@/server/kernel/admit";
import { KernelError } from "@/server/kernel/errors";
import { submitActions } from "@/server/kernel/submit";
import { currentTraceparent } from "@/server/trace";
import type { App } from "./app-kernel";
import { ProblemDocument, problemOf } from "./errors";
import { limitRate } from "./rate-limit";
import type { Context } from "./request";
import { Submitted, submitted } from "./submit-through";
import { depthProblem } from "./refuse-deep";

const BATCH_MAX = 500;

/** What each item holds is judged in its place, so that a bad one does not touch the others. */
export const Batch = z
  .object({
    items: z
      .array(z.unknown().meta({ $ref: "#/components/schemas/Submission" }))
      .min(1)
      .max(BATCH_MAX),
  })
  .strict();

const BatchItem = z
  .discriminatedUnion("ok", [
    z.object({ ok: z.literal(true), action: Submitted }),
    z.object({ ok: z.literal(false), problem: ProblemDocument }),
  ])
  .meta({ id: "BatchItem" });
type BatchItem = z.infer<typeof BatchItem>;

export const BatchAnswer = z
  .object({ items: z.array(BatchItem).describe("One per item sent, in the same order.") })
  .meta({ id: "BatchAnswer" });

/** Many independent submissions in one call: one result per item, in order. A bad item does not touch the others. */
export async function submitBatch(
  app: App,
  context: Context,
  items: readonly unknown[],
): Promise<{ items: BatchItem[] }> {
  const { actor } = context;
  if (actor.kind === "anonymous") throw new KernelError("unauthenticated", "Sign in, or send an agent key.");
  await limitRate(context, "submits", items.length);
  const parsed = items.map(parse);
  const traceparent = currentTraceparent();
  const entries = parsed.flatMap((one) => (one.success ? [{ actor, submission: one.data, traceparent }] : []));
  const results = (await submitActions(app.kernel, entries)).values();
  return {
    items: parsed.map((one): BatchItem => {
      if (!one.success) return { ok: false, problem: problemOf(one.error) };
      const result = results.next().value;
      if (!result) return { ok: false, problem: problemOf(new KernelError("unavailable", "This item got no answer.")) };
      if (!result.ok) return { ok: false, problem: problemOf(result.error) };
      return { ok: true, action: submitted(one.data, result) };
    }),
  };
}

/** Its depth first: parsing one that is nested too deeply would throw, and fail the good ones with it. */
function parse(item: unknown): { success: true; data: Submission } | { success: false; error: Error } {
  const error = depthProblem(item);
  return error ? { success: false, error } : Submission.safeParse(item);
}
