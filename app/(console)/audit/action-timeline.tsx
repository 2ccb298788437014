"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { ErrorState } from "@/components/shell/error-state";
import { RelativeTime } from "@/components/shell/relative-time";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { eventSentence } from "./event-sentence";

const SKELETON_ROWS = 4;

/** Everything that happened to one action, oldest first, with the event one came from marked. */
export function ActionTimeline({ actionId, currentId }: { actionId: string; currentId: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.approvals.timeline.queryOptions({ id: actionId }));
  const view = viewOf(query);
  if (view.error) return <ErrorState problem={view.error} onRetry={view.onRetry} />;
  if (!query.data) {
    return (
      <div aria-busy="true" className="grid gap-4 pl-6">
        {Array.from({ length: SKELETON_ROWS }, (_, place) => (
          <Skeleton key={place} className="h-9 w-full" />
        ))}
      </div>
    );
  }
  return (
    <div className="grid gap-4">
      <ol aria-label="Timeline of the action" className="flex flex-col">
        {query.data.map((event) => {
          const isCurrent = event.id === currentId;
          return (
            <li key={event.id} className="relative flex gap-3 pb-4 last:pb-0">
              <span aria-hidden="true" className="relative flex w-3 shrink-0 justify-center">
                <span className="absolute top-3 -bottom-2 w-px bg-border in-[li:last-child]:hidden" />
                <span
                  className={cn("mt-1.5 size-2 rounded-full", isCurrent ? "bg-primary" : "bg-border-strong")}
                />
              </span>
              <span className="min-w-0 flex-1">
                <span aria-current={isCurrent || undefined} className={cn("block text-sm", isCurrent && "font-medium")}>
                  {eventSentence(event)}
                </span>
                <span className="text-xs text-muted-foreground">
                  <RelativeTime at={event.at} />
                  <span aria-hidden="true"> · </span>
                  <code className="font-mono">{event.type}</code>
                </span>
              </span>
            </li>
          );
        })}
      </ol>
      <Link href={`/approvals/${actionId}`} className="text-sm text-link underline">
        Open the action
      </Link>
    </div>
  );
}
