"use client";

import { useQuery } from "@tanstack/react-query";
import { problemOf } from "@/components/trpc/problem";
import type { Problem } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import type { ActionListItem } from "@/server/api/reads/list-actions";

interface FreshDetail {
  detail: ActionDetail | undefined;
  /** What the person saw (the row's digest) is no longer what would run. */
  isOutdated: boolean;
  problem: Problem | null;
}

/** An action as it is now, held against what the person had in front of them. */
export function useFreshDetail(row: Pick<ActionListItem, "id" | "pinnedDigest">): FreshDetail {
  const trpc = useTRPC();
  const { data, error } = useQuery(trpc.approvals.detail.queryOptions({ id: row.id }));
  return {
    detail: data,
    isOutdated: data !== undefined && data.pinnedDigest !== row.pinnedDigest,
    problem: error && !data ? problemOf(error) : null,
  };
}
