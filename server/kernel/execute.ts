import { applyTargets } from "./apply";
import type { Attempt, Leftover } from "./attempt";
import { actionKind } from "./kernel";
import { StaleFence } from "./ledger";
import { performTarget } from "./perform";
import type { Problem } from "./ports";

/** How an attempt ended; `lost`: another worker has the action now, and this one writes nothing more. */
export type AttemptEnd =
  | { end: "settled" }
  | { end: "lost" }
  | { end: "put_off" }
  /** An operator wants no more of it. */
  | { end: "stopped" }
  /** Whatever was not answered stays unknown, and there is no further attempt. */
  | { end: "given_up"; problem: Problem }
  | { end: "retry"; problem: Problem };

const TARGETS_PER_TRANSACTION = 50;

/** Performs what a claim still has to do. Each target settles on its own; nothing is undone by a later failure. */
export async function executeClaim(started: Omit<Attempt, "kind">): Promise<AttemptEnd> {
  if (started.claim.isDoubtful) return GIVEN_UP;
  const attempt = { ...started, kind: actionKind(started.kernel, started.claim.row.kind) };
  try {
    return attempt.kind.port === "database" ? await applyAll(attempt) : await performAll(attempt);
  } catch (error) {
    if (error instanceof StaleFence) return { end: "lost" };
    throw error;
  }
}

async function applyAll(attempt: Attempt): Promise<AttemptEnd> {
  const { targets } = attempt.claim;
  for (let start = 0; start < targets.length; start += TARGETS_PER_TRANSACTION) {
    if (attempt.signal.aborted) return TOO_LATE;
    const left = await applyTargets(attempt, targets.slice(start, start + TARGETS_PER_TRANSACTION));
    if (left) return endOf(left);
  }
  return { end: "settled" };
}

/** A target that must be tried again does not keep the others from their turn. */
async function performAll(attempt: Attempt): Promise<AttemptEnd> {
  let last: AttemptEnd = { end: "settled" };
  for (const target of attempt.claim.targets) {
    if (attempt.signal.aborted) return TOO_LATE;
    const left = await performTarget(attempt, target);
    if (left && "stop" in left) return endOf(left);
    if (left) last = endOf(left);
  }
  return last;
}

const TOO_LATE: AttemptEnd = {
  end: "retry",
  problem: { code: "deadline", message: "The queue's deadline was over before every target was done." },
};

const GIVEN_UP: AttemptEnd = {
  end: "given_up",
  problem: { code: "outcome_unknown", message: "It must not go on, and an earlier call of it was not answered." },
};

function endOf(left: Exclude<Leftover, null>): AttemptEnd {
  if ("retry" in left) return { end: "retry", problem: left.retry };
  return left.stop === "asked" ? { end: "stopped" } : { end: "put_off" };
}
