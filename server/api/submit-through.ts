import type { Actor } from "@/server/kernel/actor";
import type { Submission } from "@/server/kernel/admit";
import { previewOf } from "@/server/kernel/answer";
import type { ActionAnswer, ActionPreview } from "@/server/kernel/answer";
import type { SubmitResult } from "@/server/kernel/submit";
import { log } from "@/server/log";
import { currentTraceparent } from "@/server/trace";
import type { App } from "./app-kernel";
import { limitRate } from "./rate-limit";

/** What a submitter is told. `created` is false for a repeat; a dry run has no action to name. */
export type Submitted = (ActionAnswer & { created: boolean }) | ActionPreview;

/** One submission, grouped with others that arrive at the same moment. */
export async function submitThrough(app: App, actor: Actor, submission: Submission): Promise<Submitted> {
  await limitRate(app, actor, "submits", 1);
  // Along with the submission, because the batch that takes it belongs to many requests.
  const result = await app.submit.add({ actor, submission, traceparent: currentTraceparent() });
  if (!result.ok) throw result.error;
  const { id: actionId, action, status } = result.answer;
  log.debug({ actionId, action, status, created: result.created }, "an action was submitted");
  return submitted(submission, result);
}

export const submitted = ({ dryRun }: Submission, { answer, created }: SubmitResult & { ok: true }): Submitted =>
  dryRun ? previewOf(answer) : { ...answer, created };
