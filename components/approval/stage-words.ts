import type { ActionStage } from "@/server/api/reads/action-stages";

type Stage = Pick<ActionStage, "canary" | "rest" | "heldAt" | "isInterrupted">;

/** "Canary 5/300 done, 0 failed – waits for you"; "Paused at 120/300, 0 failed – waits for you". */
export function stageWords(stage: Stage, total: number): string {
  const { canary, rest, heldAt, isInterrupted } = stage;
  const of = total.toLocaleString("en-GB");
  const begin = isInterrupted
    ? `Paused at ${(canary.succeeded + rest.succeeded).toLocaleString("en-GB")}/${of}, ${failed(canary) + failed(rest)} failed`
    : `Canary ${canary.succeeded}/${of} done, ${failed(canary)} failed`;
  return heldAt ? `${begin} – waits for you` : begin;
}

/** How many are done next when it goes on: those of a canary that was paused, or all that are left. */
export function nextUp({ canary, rest, isInterrupted }: Omit<Stage, "heldAt">): number {
  return isInterrupted && canary.pending > 0 ? canary.pending : canary.pending + rest.pending;
}

const failed = (counts: ActionStage["canary"]): number => counts.failed + counts.unknown;
