"use client";

import { BanIcon, CheckIcon, RotateCcwIcon, XIcon } from "lucide-react";
import { useSignedIn } from "@/components/shell/signed-in";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { useDecisionDesk } from "./decision-desk";
import { fits, refusalFor } from "./offers";
import type { Verb } from "./offers";

/** The decision, at the foot of the panel and always in the same place. */
export function DecisionBar({ action, isOutdated }: { action: ActionDetail; isOutdated: boolean }) {
  const me = useSignedIn();
  const ask = useDecisionDesk();
  const why = whyNot(action, isOutdated, (verb) => refusalFor(verb, action, me));
  const isOff = (verb: Verb) => isOutdated || !fits(verb, action) || refusalFor(verb, action, me) !== null;
  const canRetry = fits("retry", action);
  return (
    <footer className="sticky bottom-0 z-10 grid min-h-13 grid-cols-3 items-center gap-2 border-t bg-background px-4 py-2 max-sm:[&_button]:h-10 sm:flex">
      <p id="why-not" className="col-span-3 min-w-0 flex-1 text-xs text-muted-foreground empty:max-sm:hidden">
        {why}
      </p>
      {canRetry ? (
        <Button
          variant="outline"
          disabled={isOff("retry")}
          aria-describedby="why-not"
          onClick={() => ask("retry", [action])}
        >
          <RotateCcwIcon />
          Try again
        </Button>
      ) : (
        <Button
          variant="ghost"
          disabled={isOff("cancel")}
          aria-describedby="why-not"
          onClick={() => ask("cancel", [action])}
        >
          <BanIcon />
          Cancel
        </Button>
      )}
      <Button
        variant="outline"
        disabled={isOff("reject")}
        aria-keyshortcuts="r"
        aria-describedby="why-not"
        onClick={() => ask("reject", [action])}
      >
        <XIcon />
        Reject
        <Kbd aria-hidden="true" className="max-sm:hidden">
          R
        </Kbd>
      </Button>
      <Button
        className="sm:min-w-28"
        disabled={isOff("approve")}
        aria-keyshortcuts="a"
        aria-describedby="why-not"
        onClick={() => ask("approve", [action])}
      >
        <CheckIcon />
        Approve
        <Kbd
          aria-hidden="true"
          className="border-primary-foreground/40 bg-transparent text-primary-foreground max-sm:hidden"
        >
          A
        </Kbd>
      </Button>
    </footer>
  );
}

function whyNot(action: ActionDetail, isOutdated: boolean, refusal: (verb: Verb) => string | null): string | null {
  if (isOutdated) return "Load the new version to decide.";
  if (fits("approve", action)) return refusal("approve");
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
  unknown: "It is not known whether it was done.",
};
