import type { Actor } from "@/server/kernel/actor";
import type { Submission } from "@/server/kernel/admit";
import type { ActionAnswer } from "@/server/kernel/answer";
import type { App } from "./app-kernel";
import { limitRate } from "./rate-limit";

/** One submission, grouped with others that arrive at the same moment. `created` is false for a repeat. */
export async function submitThrough(
  app: App,
  actor: Actor,
  submission: Submission,
): Promise<ActionAnswer & { created: boolean }> {
  await limitRate(app, actor, "submits", 1);
  const result = await app.submit.add({ actor, submission });
  if (!result.ok) throw result.error;
  return { ...result.answer, created: result.created };
}
