"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/trpc";
import type { ActionListItem } from "@/server/api/reads/list-actions";

const LOOK_MS = 700;

/** How many of these have left the state they had, while a call over all of them runs. */
export function useBulkProgress(rows: readonly ActionListItem[], isBusy: boolean): number {
  const { data = [] } = useQuery(
    useTRPC().approvals.rows.queryOptions(
      { ids: rows.map((row) => row.id) },
      { enabled: isBusy, refetchInterval: LOOK_MS },
    ),
  );
  const before = new Map(rows.map((row) => [row.id, row.status]));
  return data.filter((row) => before.get(row.id) !== row.status).length;
}
