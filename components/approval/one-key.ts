import type { ActionDetail } from "@/server/api/reads/action-detail";
import { effectWordsOf } from "./effect-words";

type Action = Pick<
  ActionDetail,
  "action" | "riskLevel" | "targetCount" | "generation" | "undoSeconds" | "stage" | "votes" | "status"
> & { request: Pick<NonNullable<ActionDetail["request"]>, "quorum" | "typedCount"> | null };

/** A key pressed again must not decide on what has only just come into sight. */
export const SEEN_MS_MIN = 500;

/**
 * Whether approving takes one key and no question: one target, low risk, nothing taken from anybody, nobody else to
 * ask, it is in front of the person, and they can take it back.
 */
export function isOneKey(action: Action, openMs: number | undefined): boolean {
  const { request } = action;
  if (openMs === undefined || openMs < SEEN_MS_MIN || !request) return false;
  const people = request.quorum.reduce((sum, { count }) => sum + count, 0);
  return (
    action.status === "held" &&
    action.riskLevel === "low" &&
    action.targetCount <= 1 &&
    action.undoSeconds > 0 &&
    request.typedCount === null &&
    people === 1 &&
    !effectWordsOf(action.action).isHarmful
  );
}
