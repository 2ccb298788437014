"use client";

import type { ReactNode } from "react";
import { CopyButton } from "@/components/shell/copy-button";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { DecisionButtons, OtherVerbs, ResolveButton, RetryButton, StopButtons } from "./decision-buttons";
import { fits, refusalFor } from "./offers";
import { UndoBar } from "./undo-bar";
import { useVoter } from "./use-delegations";
import { whyNot } from "./why-not";

const DIGEST_CHARS_SHOWN = 8;

/** The decision, at the foot of the panel and always in the same place, with the digest it pins. */
export function DecisionBar({ action, isOutdated }: { action: ActionDetail; isOutdated: boolean }) {
  const me = useVoter(action.action);
  const why = isOutdated ? "Load the new version to decide." : whyNot(action, (verb) => refusalFor(verb, action, me));
  return (
    <footer className="sticky bottom-0 z-10 flex min-h-13 flex-wrap items-center gap-2 border-t bg-background px-4 py-2 max-sm:[&_button]:min-h-10">
      <div className="min-w-0 flex-1 basis-40 text-xs text-muted-foreground max-sm:basis-full">
        <p id="why-not" className="wrap-anywhere">
          {why}
        </p>
        <Digest value={action.pinnedDigest} />
      </div>
      {buttonsFor(action, isOutdated)}
    </footer>
  );
}

function Digest({ value }: { value: string }) {
  return (
    <span className="-my-1 inline-flex items-center">
      digest <code className="ml-1 font-mono">{value.slice(0, DIGEST_CHARS_SHOWN)}</code>
      <CopyButton text={value} label="Copy the pinned digest" className="-my-1" />
    </span>
  );
}

function buttonsFor(action: ActionDetail, isOutdated: boolean): ReactNode {
  const isOff = isOutdated;
  if (fits("retry", action)) return <RetryButton action={action} isOff={isOff} />;
  if (fits("resolve", action)) return <ResolveButton action={action} isOff={isOff} />;
  if (fits("stop", action)) return <StopButtons action={action} isOff={isOff} />;
  if (action.status === "approved" || action.status === "queued") {
    return (
      <>
        <OtherVerbs action={action} isOff={isOff} />
        <UndoBar action={action} />
      </>
    );
  }
  return (
    <>
      <OtherVerbs action={action} isOff={isOff} />
      <DecisionButtons action={action} isOff={isOff} />
    </>
  );
}
