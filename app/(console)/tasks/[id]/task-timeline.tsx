"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { CardHeading } from "@/components/shell/card-heading";
import { Card, CardContent } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import type { TaskDetail } from "./task-page";
import { TimelineStep } from "./timeline-step";

/** Every hop of the task and every step of what was submitted for it, in one line of time. */
export function TaskTimeline({ task }: { task: TaskDetail }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.tasks.events.queryOptions({ id: task.id }));
  const view = viewOf(query);
  return (
    <Card className="min-w-0">
      <CardHeading title="Timeline" description="From the audit trail, oldest first" />
      <CardContent>
        <MissedNote problem={view.missed} onRetry={view.onRetry} className="mb-2 rounded-md" />
        {view.error && <ErrorState problem={view.error} onRetry={view.onRetry} />}
        {view.status === "loading" && <Skeleton className="h-40 w-full" />}
        {query.data?.items.length === 0 && (
          <p className="text-sm text-muted-foreground">Its events were taken out to an archive.</p>
        )}
        {query.data && (
          <ol aria-label="Timeline" className="ml-1 grid border-l pl-4">
            {query.data.items.map((event, place, all) => {
              const isNamed = event.actionId === all[place - 1]?.actionId;
              const action = task.actions.find(({ id }) => id === event.actionId);
              return <TimelineStep key={event.id} event={event} action={isNamed ? null : (action ?? null)} />;
            })}
          </ol>
        )}
      </CardContent>
    </Card>
  );
}
