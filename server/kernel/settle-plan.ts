import { actionEvent } from "./action-event";
import type { AuditEntry } from "./audit";
import type { Claim } from "./claim";
import type { AttemptEnd } from "./execute";
import type { Kernel } from "./kernel";
import { canaryNotice, pausedNotice, settledNotice, troubleNotice } from "./notices";
import type { OutboxMessage } from "./outbox";
import type { Problem } from "./ports";
import type { QueueName } from "./queues";
import { countTargets } from "./settle-counts";
import type { TargetCounts } from "./settle-counts";
import type { ActionStatus } from "./states";
import type { TargetRow } from "./stored";

export interface Completion {
  claim: Claim;
  end: AttemptEnd;
}

/** The columns an end sets; all of them, so that many rows are one statement. */
interface Ending {
  attempt: number;
  not_before: Date;
  settled_at: Date | null;
  result: { targets: TargetCounts } | null;
  problem: Problem | null;
  stage_hold_at: Date | null;
  stage_problem: Problem | null;
  /** Set while it rests: whoever is free takes it over then. */
  lease_until: Date | null;
  rests: number;
}

export interface Plan {
  claim: Claim;
  to: ActionStatus;
  set: Ending;
  /** Null: a rest, of which its resumption tells. */
  event: AuditEntry | null;
  messages: OutboxMessage[];
  /** What becomes of targets that nothing will touch any more. */
  pendingEnd: { status: "failed" | "cancelled"; problem: Problem | null } | null;
}

const PUT_OFF_MS = 15_000;

/** Whether no attempt follows this one: a call that was not answered then stays unknown. */
export const isLast = ({ claim, end }: Completion): boolean =>
  end.end === "given_up" || end.end === "stopped" || (end.end === "retry" && claim.attempt >= claim.row.attemptsMax);

/** What the end of an attempt makes of its action. Pure. */
export function planSettlement(kernel: Kernel, now: Date, one: Completion, targets: TargetRow[]): Plan {
  const { claim, end } = one;
  switch (end.end) {
    case "put_off":
      return retryPlan(now, claim, { waitMs: PUT_OFF_MS, attempt: claim.attempt - 1, problem: null });
    case "retry": {
      if (isLast(one)) return endPlan(now, claim, targets, { status: "failed", problem: end.problem });
      const queue = kernel.queues[claim.row.queue as QueueName]; // Safe because submit takes the queue from the kind.
      const { attempt } = claim;
      return retryPlan(now, claim, { waitMs: queue.backoffMs(attempt), attempt, problem: end.problem });
    }
    case "rest":
      return restPlan(now, claim, targets, end);
    case "hold":
      return pausePlan(now, claim, targets, { event: "run.paused", problem: end.problem });
    case "given_up":
      return endPlan(now, claim, targets, { status: "failed", problem: end.problem });
    case "stopped":
      return endPlan(now, claim, targets, { status: "cancelled", problem: null });
    case "settled":
      return hasLaterStage(claim, targets)
        ? pausePlan(now, claim, targets, { event: "stage.held", problem: stopRule(targets) })
        : endPlan(now, claim, targets, null);
    case "lost":
      throw new Error("Who has lost an action has nothing to settle");
  }
}

const hasLaterStage = ({ row }: Claim, targets: readonly TargetRow[]): boolean =>
  targets.some((target) => target.status === "pending" && target.stage > row.stage);

const NOTHING = {
  ...{ settled_at: null, result: null, stage_hold_at: null, stage_problem: null },
  ...{ lease_until: null, rests: 0 },
};

interface Wait {
  waitMs: number;
  attempt: number;
  problem: Problem | null;
}

function retryPlan(now: Date, claim: Claim, { waitMs, attempt, problem }: Wait): Plan {
  const notBefore = new Date(now.getTime() + waitMs);
  return {
    claim,
    to: "queued",
    set: { ...NOTHING, attempt, not_before: notBefore, problem },
    event: actionEvent({
      ...about(claim, now),
      event: "action.retried",
      to: "queued",
      changes: { attempt },
      detail: { notBefore, problem, fence: claim.fence },
    }),
    messages: [],
    pendingEnd: null,
  };
}

/** It stays running, and nobody has it until then. */
function restPlan(
  now: Date,
  claim: Claim,
  targets: TargetRow[],
  { until, attempt }: { until: Date; attempt: number },
): Plan {
  const result = { targets: countTargets(targets) };
  // Where something got done, dead workers before it are forgotten: only take-overs without any progress add up.
  const rests = attempt === 1 ? Math.max(1, claim.fence - claim.row.rests) : 1;
  const rest = { attempt, not_before: claim.row.notBefore, problem: null, result, lease_until: until, rests };
  return { claim, to: "running", set: { ...NOTHING, ...rest }, event: null, messages: [], pendingEnd: null };
}

interface Pause {
  event: "stage.held" | "run.paused";
  problem: Problem | null;
}

/** It stays running, without a lease, until an operator goes on or stops it. */
function pausePlan(now: Date, claim: Claim, targets: TargetRow[], { event: type, problem }: Pause): Plan {
  const { row } = claim;
  const counts = countTargets(targets);
  const { actionId, generation, actor, at } = about(claim, now);
  const body = { stage: row.stage, targets: counts, problem, fence: claim.fence };
  return {
    claim,
    to: "running",
    set: {
      ...{ ...NOTHING, attempt: claim.attempt, not_before: row.notBefore, problem: null },
      ...{ result: { targets: counts }, stage_hold_at: now, stage_problem: problem },
    },
    event: { type, actionId, generation, actor, at, body },
    messages: type === "stage.held" ? canaryNotice(row, problem) : pausedNotice(row, claim.fence, problem),
    pendingEnd: null,
  };
}

/** Any failure in the canary speaks against the rest. */
function stopRule(targets: readonly TargetRow[]): Problem | null {
  const done = targets.filter(({ status }) => status !== "pending");
  const bad = done.filter(({ status }) => status === "failed" || status === "unknown");
  const first = bad[0]?.problem;
  if (bad.length === 0) return null;
  return {
    code: "canary_failed",
    message: `${bad.length} of the first ${done.length} went wrong: ${first?.message ?? ""}`,
  };
}

function endPlan(now: Date, claim: Claim, targets: TargetRow[], pendingEnd: Plan["pendingEnd"]): Plan {
  const { row } = claim;
  const counts = countTargets(targets, pendingEnd?.status);
  const to = endOf(counts, pendingEnd);
  const first = targets.find((target) => target.problem !== null)?.problem ?? pendingEnd?.problem;
  const told = { ...row, status: to };
  return {
    claim,
    to,
    set: {
      ...{ ...NOTHING, attempt: claim.attempt, not_before: row.notBefore },
      settled_at: to === "unknown" ? null : now,
      result: { targets: counts },
      problem: to === "succeeded" ? null : (first ?? PROBLEM[to]),
    },
    event: actionEvent({ ...about(claim, now), event: EVENT[to], to, detail: { targets: counts, fence: claim.fence } }),
    messages: [...settledNotice(told), ...troubleNotice(told)],
    pendingEnd,
  };
}

function endOf(counts: TargetCounts, pendingEnd: Plan["pendingEnd"]): keyof typeof EVENT {
  if (counts.unknown > 0) return "unknown";
  if (pendingEnd?.status === "cancelled") return "cancelled";
  return counts.failed > 0 ? "failed" : "succeeded";
}

const EVENT = {
  unknown: "action.uncertain",
  failed: "action.failed",
  succeeded: "action.succeeded",
  cancelled: "action.stopped",
} as const;
const PROBLEM = {
  unknown: { code: "outcome_unknown", message: "It is not known whether it was done." },
  failed: { code: "failed", message: "At least one target failed." },
  cancelled: { code: "stopped", message: "An operator stopped it before it was done." },
} as const;

/** What every event about this claim says. */
const about = ({ row }: Claim, now: Date) => ({
  actionId: row.id,
  generation: row.generation,
  from: "running" as const,
  actor: { kind: "system" as const, id: row.leaseOwner ?? "worker" },
  at: now,
});
