"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/shell/error-state";
import { JsonView } from "@/components/shell/json-view";
import { RelativeTime } from "@/components/shell/relative-time";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Skeleton } from "@/components/ui/skeleton";
import type { EventItem } from "@/server/api/reads/action-events";
import { ArchivedNote } from "./archived-note";
import { eventSentence } from "./event-sentence";

/** Every step of an action in words, each with its record behind it. */
export function Timeline({ actionId }: { actionId: string }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.approvals.timeline.queryOptions({ id: actionId }));
  if (error && !data) return <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-40 w-full" />;
  if (data.length === 0) return <ArchivedNote />;
  return (
    <ol className="grid gap-0 border-l pl-4">
      {data.map((event) => (
        <Step key={event.id} event={event} />
      ))}
    </ol>
  );
}

function Step({ event }: { event: EventItem }) {
  const { type, generation, body, leaf } = event;
  return (
    <li className="relative pb-3 text-sm">
      <span
        aria-hidden="true"
        className="absolute top-1.5 -left-[1.28rem] size-2 rounded-full border-2 border-background bg-border-strong"
      />
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="min-w-0 wrap-anywhere">{eventSentence(event)}</span>
        <RelativeTime at={event.at} className="text-xs text-muted-foreground" />
      </p>
      <details className="group">
        <summary className="w-fit cursor-pointer rounded-sm text-xs text-muted-foreground hover:text-foreground">
          <code className="font-mono">{type}</code>
        </summary>
        <JsonView
          value={{
            at: event.at.toISOString(),
            type,
            generation,
            actor: event.actor,
            body,
            private: event.private,
            leaf,
          }}
          label={`Event ${type}`}
          className="mt-1.5"
        />
      </details>
    </li>
  );
}
