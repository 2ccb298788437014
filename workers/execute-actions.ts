import type { Claim } from "@/server/kernel/claim";
import { executeClaim } from "@/server/kernel/execute";
import type { AttemptEnd } from "@/server/kernel/execute";
import { recordForgedJobs } from "@/server/kernel/forged-jobs";
import { isOutage } from "@/server/kernel/outage";
import { log } from "@/server/log";
import type { JobData } from "@/server/queue/jobs";
import { DONE } from "./define-worker";
import type { JobOutcome } from "./define-worker";
import type { Runtime } from "./runtime";

/** Claims each action of the job, performs it, records how it went. What cannot be claimed is another's, or over. */
export async function executeActions(
  runtime: Runtime,
  { actionIds }: Extract<JobData, { name: "action.execute" }>,
  signal: AbortSignal,
): Promise<JobOutcome> {
  await Promise.all(actionIds.map((id) => executeAction(runtime, id, signal)));
  return DONE;
}

async function executeAction(runtime: Runtime, id: string, signal: AbortSignal): Promise<void> {
  const { claim, settle, running, kernel } = runtime;
  const claimed = await claim.add(id);
  if (claimed.outcome === "gone") return recordForgedJobs(kernel, runtime.id, [id]);
  running.add(id);
  try {
    const end = await attempt(runtime, claimed.claim, signal);
    if (end.end !== "lost") await settle.add({ claim: claimed.claim, end });
  } finally {
    running.delete(id);
  }
}

/**
 * An error of ours costs an attempt, as a failing provider does: the action must not stay where it is. While Postgres
 * is away nothing can be recorded; then the lease runs out, and whoever takes over goes on where this one stood.
 */
async function attempt({ kernel, effects }: Runtime, claim: Claim, signal: AbortSignal): Promise<AttemptEnd> {
  try {
    return await executeClaim({ kernel, claim, effects, signal });
  } catch (error) {
    if (isOutage(error)) throw error;
    log.error({ err: error, actionId: claim.row.id }, "an attempt failed with an error of ours");
    return { end: "retry", problem: { code: "internal", message: "Something went wrong here; the log says what." } };
  }
}
