import type { ActionDetail } from "@/server/api/reads/action-detail";
import { fits } from "./offers";
import type { Verb } from "./offers";

/** Why there is nothing to decide, or why this person may not; null: they may. */
export function whyNot(action: ActionDetail, refusal: (verb: Verb) => string | null): string | null {
  if (fits("approve", action)) return refusal("approve");
  if (fits("continue", action)) return refusal("continue");
  if (fits("resolve", action)) return refusal("resolve") ?? "It is not known whether it was done.";
  if (fits("stop", action) && action.stopAskedAt) return "It is being stopped before its next target.";
  const last = action.votes.findLast((vote) => vote.generation === action.generation);
  const decided = last && ` by ${last.approver.name}`;
  if (action.status === "rejected") return `Rejected${decided ?? ""}.`;
  if (last?.verdict === "approve") return `Approved${decided ?? ""}; it is ${action.status} now.`;
  return STATUS_WORDS[action.status] ?? null;
}

const STATUS_WORDS: Partial<Record<ActionDetail["status"], string>> = {
  blocked: "Policy blocked it; no approval lifts that.",
  expired: "It expired before anybody decided.",
  cancelled: "It was cancelled.",
  queued: "Policy let it run; it waits in its queue.",
  running: "It is running.",
  succeeded: "Policy let it run; it is done.",
  failed: "Policy let it run; it failed.",
};
