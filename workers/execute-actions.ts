import { executeClaim } from "@/server/kernel/execute";
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

async function executeAction(
  { kernel, effects, claim, settle }: Runtime,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const claimed = await claim.add(id);
  if (claimed.outcome === "gone") return;
  const end = await executeClaim({ kernel, claim: claimed.claim, effects, signal });
  if (end.end !== "lost") await settle.add({ claim: claimed.claim, end });
}
