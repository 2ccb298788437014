"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/shell/error-state";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { TargetTable } from "./target-table";

const PAGE = 100;

/** A sample first (both ends and a few from between), the whole pinned set page by page on demand. */
export function TargetBrowser({ actionId, count }: { actionId: string; count: number }) {
  const [showsAll, setShowsAll] = useState(false);
  return showsAll ? (
    <AllTargets actionId={actionId} count={count} />
  ) : (
    <Sample actionId={actionId} onAll={() => setShowsAll(true)} />
  );
}

function Sample({ actionId, onAll }: { actionId: string; onAll: () => void }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.approvals.targetSample.queryOptions({ id: actionId }));
  if (error && !data) return <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-48 w-full" />;
  const isWhole = data.sample.length === data.total;
  return (
    <div className="grid gap-2">
      <TargetTable items={data.sample} label="Sample of the targets" />
      {!isWhole && (
        <p className="flex flex-wrap items-center justify-between gap-2 text-xs text-muted-foreground">
          A sample of {data.sample.length}: the first and the last, and some from between.
          <Button variant="outline" size="sm" onClick={onAll}>
            Show all {data.total.toLocaleString("en-GB")}
          </Button>
        </p>
      )}
    </div>
  );
}

function AllTargets({ actionId, count }: { actionId: string; count: number }) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.approvals.targets.infiniteQueryOptions(
      { id: actionId, limit: PAGE },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  if (query.error && !query.data)
    return <ErrorState problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton className="h-48 w-full" />;
  const items = query.data.pages.flatMap((page) => page.items);
  return (
    <div className="grid gap-2">
      <TargetTable items={items} label="All targets" />
      <p className="flex flex-wrap items-center justify-between gap-2 text-xs text-muted-foreground tabular-nums">
        {items.length.toLocaleString("en-GB")} of {count.toLocaleString("en-GB")}
        {query.hasNextPage && (
          <Button
            variant="outline"
            size="sm"
            disabled={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {query.isFetchingNextPage ? "Loading…" : `Show ${Math.min(PAGE, count - items.length)} more`}
          </Button>
        )}
      </p>
    </div>
  );
}
