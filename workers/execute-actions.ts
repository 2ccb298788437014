import type { Claim } from "@/server/kernel/claim";
import { executeClaim } from "@/server/kernel/execute";
import type { AttemptEnd } from "@/server/kernel/execute";
import { recordForgedJobs } from "@/server/kernel/forged-jobs";
import { isOutage } from "@/server/kernel/outage";
import { log } from "@/server/log";
import type { JobData } from "@/server/queue/jobs";
import { SpanKind } from "@opentelemetry/api";
import { inActionSpan, recordActionSpan } from "@/server/spans";
import { traceFields } from "@/server/trace";
import { DONE } from "./define-worker";
import type { JobOutcome } from "./define-worker";
import type { Runtime } from "./runtime";

/**
 * Starts each action of the job, performs what its start has not done already, records how it went. What cannot be
 * claimed is another's, or over.
 */
export async function executeActions(
  runtime: Runtime,
  { actionIds }: Extract<JobData, { name: "action.execute" }>,
  signal: AbortSignal,
): Promise<JobOutcome> {
  const since = new Date();
  const results = await Promise.all(actionIds.map((id) => runtime.start.add(id)));
  for (const result of results) if (result.outcome === "settled") tellSettled(result.claim, since);
  const claims = results.flatMap((result) => (result.outcome === "claimed" ? [result.claim] : []));
  for (const { row } of claims) runtime.running.add(row.id);
  try {
    await Promise.all(claims.map((claim) => executeAlone(runtime, claim, signal)));
  } finally {
    for (const { row } of claims) runtime.running.delete(row.id);
  }
  const gone = actionIds.filter((_, i) => results[i]?.outcome === "gone");
  if (gone.length > 0) await recordForgedJobs(runtime.kernel, runtime.id, gone);
  return DONE;
}

function tellSettled({ row, attempt, fence }: Claim, since: Date): void {
  const trace = { actionId: row.id, traceparent: row.traceparent };
  recordActionSpan(`execute ${row.kind}`, trace, { since, kind: SpanKind.CONSUMER });
  log.debug({ ...traceFields(trace), kind: row.kind, attempt, fence, end: "settled" }, "an attempt ended");
}

function executeAlone(runtime: Runtime, claim: Claim, signal: AbortSignal): Promise<void> {
  const { id: actionId, traceparent, kind } = claim.row;
  const attributes = { "ops.attempt": claim.attempt, "ops.fence": claim.fence };
  return inActionSpan(`execute ${kind}`, { traceparent, actionId }, attributes, async (span) => {
    const end = await attempt(runtime, claim, signal);
    span.setAttribute("ops.end", end.end);
    const level = end.end === "settled" ? "debug" : "info";
    // The code alone: a provider's words may name people.
    const problem = "problem" in end ? end.problem?.code : undefined;
    log[level]({ kind, attempt: claim.attempt, fence: claim.fence, end: end.end, problem }, "an attempt ended");
    if (end.end !== "lost") await runtime.settle.add({ claim, end });
  });
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
    log.error({ err: error }, "an attempt failed with an error of ours");
    return { end: "retry", problem: { code: "internal", message: "Something went wrong here; the log says what." } };
  }
}
