"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { TableState } from "@/components/data-table/use-table-state";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import type { Task } from "./may";
import { TaskCard } from "./task-card";
import { taskRequest } from "./task-filters";

const SHOWN_MAX = 20;

export type BoardStatuses = readonly Task["status"][];

/** One status, or two; what is beyond the newest is in the list. */
export function BoardColumn({ title, statuses, emptyText, state }: BoardColumnProps) {
  const trpc = useTRPC();
  const { cursor: _, ...request } = taskRequest(state.request);
  const query = useQuery(
    trpc.tasks.list.queryOptions(
      { ...request, status: [...statuses], limit: SHOWN_MAX },
      { placeholderData: keepPreviousData },
    ),
  );
  const view = viewOf(query);
  const count = query.data?.items.length ?? 0;
  const hasMore = Boolean(query.data?.nextCursor);
  return (
    <section
      aria-label={title}
      aria-busy={view.status === "loading" || view.isStale}
      className="flex min-w-0 flex-col rounded-lg border bg-surface"
    >
      <h2 className="flex items-center justify-between gap-2 border-b px-3 py-2 text-sm font-semibold">
        {title}
        <span className="font-normal text-muted-foreground tabular-nums">
          {query.data && (hasMore ? `${count}+` : count)}
        </span>
      </h2>
      <MissedNote problem={view.missed} onRetry={view.onRetry} className="border-x-0 border-t-0" />
      {view.error && <ErrorState problem={view.error} onRetry={view.onRetry} />}
      {view.status === "loading" && <ColumnSkeleton />}
      {query.data && count === 0 && (
        <p className="px-3 py-6 text-center text-sm text-muted-foreground">
          {state.isNarrowed ? "Nothing here fits the search and filters." : emptyText}
        </p>
      )}
      {count > 0 && (
        <ul className={cn("grid gap-2 p-2", view.isStale && "opacity-60")}>
          {query.data?.items.map((task) => (
            <TaskCard key={task.id} task={task} />
          ))}
        </ul>
      )}
      {hasMore && (
        <Button asChild variant="ghost" size="sm" className="mx-2 mb-2">
          <Link href={`/tasks?view=list&status=${statuses.join(",")}`}>See the others in the list</Link>
        </Button>
      )}
    </section>
  );
}

interface BoardColumnProps {
  title: string;
  statuses: BoardStatuses;
  emptyText: string;
  state: TableState;
}

function ColumnSkeleton() {
  return (
    <div className="grid gap-2 p-2">
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-24 w-full" />
    </div>
  );
}
