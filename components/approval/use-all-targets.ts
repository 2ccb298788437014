"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { problemOf } from "@/components/trpc/problem";
import type { Problem } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { TargetItem } from "@/server/api/reads/action-targets";

/** As many as the server gives at once; policy lets no action have more than a few pages of them. */
const PAGE = 200;

interface AllTargets {
  /** Undefined until the first page is there; the others follow by themselves. */
  items: TargetItem[] | undefined;
  problem: Problem | null;
  retry: () => void;
}

/** Every target of an action, in the pinned order. */
export function useAllTargets(actionId: string): AllTargets {
  const trpc = useTRPC();
  const { data, error, hasNextPage, isFetching, fetchNextPage, refetch } = useInfiniteQuery(
    trpc.approvals.targets.infiniteQueryOptions(
      { id: actionId, limit: PAGE },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  useEffect(() => {
    if (hasNextPage && !isFetching && !error) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  return {
    items: data?.pages.flatMap((page) => page.items),
    problem: error ? problemOf(error) : null,
    retry: () => void refetch(),
  };
}
