import { applyTargets } from "./apply";
import type { Claim } from "./claim";
import type { ActionKind } from "./define-action";
import { actionKind } from "./kernel";
import type { Kernel } from "./kernel";
import { StaleFence } from "./ledger";
import { performTarget } from "./perform";
import type { Leftover } from "./perform";
import type { Effects } from "./ports";
import type { TargetRow } from "./stored";

/** How a claimed action's attempt ended; `lost`: another worker has it now, and this one writes nothing more. */
export type AttemptEnd = { end: "settled" } | { end: "lost" } | { end: "put_off" } | { end: "retry"; problem: { code: string; message: string } };

const TARGETS_PER_TRANSACTION = 50;

/** Performs what a claim still has to do. Each target settles on its own; nothing here is undone by a later failure. */
export async function executeClaim(
  kernel: Kernel,
  claim: Claim,
  world: { effects: Effects; signal: AbortSignal },
): Promise<AttemptEnd> {
  const kind = actionKind(kernel, claim.row.kind);
  try {
    return kind.port === "database" ? await applyAll(kernel, kind, claim) : await performAll(kernel, kind, claim, world);
  } catch (error) {
    if (error instanceof StaleFence) return { end: "lost" };
    throw error;
  }
}

async function applyAll(kernel: Kernel, kind: ActionKind, claim: Claim): Promise<AttemptEnd> {
  for (let start = 0; start < claim.targets.length; start += TARGETS_PER_TRANSACTION) {
    const some = claim.targets.slice(start, start + TARGETS_PER_TRANSACTION);
    const left = await applyTargets(kernel, kind, claim, some);
    if (left) return endOf(left);
  }
  return { end: "settled" };
}

async function performAll(
  kernel: Kernel,
  kind: ActionKind,
  claim: Claim,
  world: { effects: Effects; signal: AbortSignal },
): Promise<AttemptEnd> {
  let last: AttemptEnd = { end: "settled" };
  for (const target of claim.targets) {
    if (world.signal.aborted) return { end: "retry", problem: TOO_LONG };
    const left = await performTarget(kernel, kind, claim, target, { ...world, db: kernel.db });
    if (left && "stop" in left) return endOf(left);
    if (left) last = endOf(left);
  }
  return last;
}

const TOO_LONG = { code: "deadline", message: "The queue's deadline was over before every target was done." };

function endOf(left: Exclude<Leftover, null>): AttemptEnd {
  return "stop" in left ? { end: "put_off" } : { end: "retry", problem: left.retry };
}

export type { TargetRow };
