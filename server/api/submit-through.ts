import { z } from "zod";
import type { Submission } from "@/server/kernel/admit";
import { ActionAnswer, ActionPreview, previewOf } from "@/server/kernel/answer";
import type { SubmitResult } from "@/server/kernel/submit";
import { log } from "@/server/log";
import { currentTraceparent } from "@/server/trace";
import type { App } from "./app-kernel";
import { limitRate } from "./rate-limit";
import type { Context } from "./request";

export const CreatedAction = ActionAnswer.extend({ created: z.literal(true) }).meta({ id: "CreatedAction" });
const RepeatedAction = ActionAnswer.extend({
  created: z.literal(false).describe("The same was submitted before; this is that action, as it is now."),
}).meta({ id: "RepeatedAction" });

export const RepeatedOrPreview = z.union([RepeatedAction, ActionPreview]);

/** What a submitter is told. */
export const Submitted = z.union([CreatedAction, RepeatedAction, ActionPreview]);
export type Submitted = z.infer<typeof Submitted>;

/** One submission, grouped with others that arrive at the same moment. */
export async function submitThrough(app: App, context: Context, submission: Submission): Promise<Submitted> {
  await limitRate(context, "submits", 1);
  // Along with the submission, because the batch that takes it belongs to many requests.
  const result = await app.submit.add({ actor: context.actor, submission, traceparent: currentTraceparent() });
  if (!result.ok) throw result.error;
  const { id: actionId, action, status } = result.answer;
  log.debug({ actionId, action, status, created: result.created }, "an action was submitted");
  return submitted(submission, result);
}

export const submitted = ({ dryRun }: Submission, { answer, created }: SubmitResult & { ok: true }): Submitted =>
  dryRun ? previewOf(answer) : { ...answer, created };
