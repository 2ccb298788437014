import { and, eq } from "drizzle-orm";
import { effects } from "@/drizzle/schema/effects";
import { applyTargets } from "./apply";
import type { Attempt, Leftover } from "./attempt";
import { actionKind } from "./kernel";
import { StaleFence } from "./ledger";
import { performSlice } from "./perform";
import type { Problem } from "./ports";

/** How an attempt ended; `lost`: another worker has the action now, and this one writes nothing more. */
export type AttemptEnd =
  | { end: "settled" }
  | { end: "lost" }
  | { end: "put_off" }
  /** An operator wants no more of it. */
  | { end: "stopped" }
  /** It stays running and goes on at that time by itself, as attempt so-and-so many without progress. */
  | { end: "rest"; until: Date; attempt: number }
  /** It stays running until an operator goes on; null: a person wanted the pause. */
  | { end: "hold"; problem: Problem | null }
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
  const { claim, kind, signal } = attempt;
  let retry: Problem | null = null;
  let hasSettled = false;
  // While the fence holds nobody else writes outcomes of this action, so one count at the beginning is enough.
  let sentCount = kind.atOnce === 1 ? 0 : await countDone(attempt);
  for (let start = 0; start < claim.targets.length; start += kind.atOnce) {
    if (signal.aborted) return endLong(attempt, TOO_LATE, hasSettled);
    const slice = await performSlice(attempt, { slice: claim.targets.slice(start, start + kind.atOnce), sentCount });
    sentCount += slice.doneCount;
    hasSettled ||= slice.hasSettled;
    if (slice.left && !("retry" in slice.left)) return endLong(attempt, endOf(slice.left), hasSettled);
    retry ??= slice.left?.retry ?? null;
  }
  return retry ? endLong(attempt, { end: "retry", problem: retry }, hasSettled) : { end: "settled" };
}

const countDone = ({ kernel: { db }, claim }: Attempt): Promise<number> =>
  db.$count(effects, and(eq(effects.actionId, claim.row.id), eq(effects.outcome, "done")));

/** Between two looks at a switch that is on. */
const SWITCH_REST_MS = 15_000;

/**
 * A mailing takes hours, and an approval does not last for ever: so what would go back to the queue stays running and
 * rests. While something of it gets done, tries do not count; when nothing does, an operator looks before it is given up.
 */
function endLong({ kind, kernel, claim }: Attempt, end: AttemptEnd, hasSettled: boolean): AttemptEnd {
  if (kind.atOnce === 1) return end;
  const attempt = hasSettled ? 1 : claim.attempt;
  const after = (ms: number) => new Date(Date.now() + ms);
  if (end.end === "put_off") return { end: "rest", until: after(SWITCH_REST_MS), attempt };
  if (end === TOO_LATE) return { end: "rest", until: after(0), attempt };
  if (end.end !== "retry") return end;
  if (!hasSettled && claim.attempt >= claim.row.attemptsMax) return { end: "hold", problem: end.problem };
  return { end: "rest", until: after(kernel.queues[kind.queue].backoffMs(attempt)), attempt: attempt + 1 };
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
  if ("rest" in left) return { end: "rest", until: left.rest, attempt: 1 };
  if ("hold" in left) return { end: "hold", problem: left.hold };
  return left.stop === "asked" ? { end: "stopped" } : { end: "put_off" };
}
