import { CheckIcon, MinusIcon, TrendingUpIcon } from "lucide-react";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { quorumStanding } from "./quorum-standing";

/** How many approvals it takes and who gave theirs; nothing where one person's word is all, as it is for most. */
export function QuorumLine({ action }: { action: ActionDetail }) {
  const { request, votes, generation } = action;
  if (!request) return null;
  const { groups, needed, missing } = quorumStanding(request.quorum, votes, generation);
  if (needed <= 1 && request.raised.length === 0) return null;
  return (
    <section aria-label="Approvals" className="grid gap-1 rounded-md border bg-surface px-3 py-2 text-sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium tabular-nums">
          {needed - missing} of {needed} approvals
        </span>
        {groups.flatMap(({ role, given, missing: open }) => [
          ...given.map((vote) => (
            <span key={vote.approver.id} className="inline-flex items-center gap-1">
              <CheckIcon className="size-3.5 text-success" />
              {role} {vote.approver.name}
              {vote.onBehalfOf && <span className="text-muted-foreground">for {vote.onBehalfOf}</span>}
            </span>
          )),
          ...Array.from({ length: open }, (_, place) => (
            <span key={`${role}-${place}`} className="inline-flex items-center gap-1 text-muted-foreground">
              <MinusIcon className="size-3.5" />
              {role} <span className="sr-only">missing</span>
            </span>
          )),
        ])}
      </p>
      {request.raised.map(({ code, message }, place) => (
        // The same reason may be given twice.
        // oxlint-disable-next-line react/no-array-index-key -- the list only grows
        <p key={`${code}-${place}`} className="flex items-start gap-1.5 text-xs text-warning-text">
          <TrendingUpIcon className="mt-px size-3.5 shrink-0 text-warning" />
          One more than before: {message}
        </p>
      ))}
    </section>
  );
}
