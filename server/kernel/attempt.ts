import type { Claim } from "./claim";
import type { ActionKind, RawWork } from "./define-action";
import type { Kernel } from "./kernel";
import { effectKey } from "./ledger";
import type { Effects, Problem } from "./ports";
import type { TargetRow } from "./stored";

/** One claimed action being performed. */
export interface Attempt {
  kernel: Kernel;
  kind: ActionKind;
  claim: Claim;
  effects: Effects;
  /** Aborts at the queue's deadline. */
  signal: AbortSignal;
}

/** What is left to say about some targets after a try; null: they are settled. */
export type Leftover = { retry: Problem } | Break | null;

/**
 * Why a run breaks off between two targets. `rest`: it goes on by itself at that time. `hold`: it goes on when an operator
 * says so; the problem is what speaks against it, null when a person wanted the pause.
 */
export type Break = { stop: "kill_switch" | "asked" } | { rest: Date } | { hold: Problem | null };

export function workOf(claim: Claim, target: TargetRow, now: Date): RawWork & { target: TargetRow } {
  const { row, copy } = claim;
  return { actionId: row.id, input: row.payload, target, key: effectKey(claim, target.n), copy, now };
}
