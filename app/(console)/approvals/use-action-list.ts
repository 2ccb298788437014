"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { TableState } from "@/components/data-table/use-table-state";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { filterRequest, listRequest } from "./list-request";
import { useCalmRows } from "./use-calm-rows";
import { useRowHints } from "./use-row-hints";

const COUNT_MAX = 1_000;

/** The rows, counts and condition of the list for what the URL asks. */
export function useActionList(state: TableState) {
  const trpc = useTRPC();
  const request = listRequest(state.request);
  const page = useQuery(trpc.approvals.list.queryOptions(request, { placeholderData: keepPreviousData }));
  const facets = useQuery(
    trpc.approvals.facets.queryOptions(filterRequest(state.request), { placeholderData: keepPreviousData }),
  );
  // While the next request runs, the rows on screen are still those of the last one.
  const calm = useCalmRows(JSON.stringify(request), page.isPlaceholderData ? undefined : page.data?.items);
  const rows = page.isPlaceholderData ? page.data?.items : calm.rows;
  const statuses = state.values.status ?? [];
  const hints = useRowHints(rows);
  const hasLeft = (row: { status: string }) => statuses.length > 0 && !statuses.includes(row.status);
  const leftCount = rows?.filter(hasLeft).length ?? 0;
  // Rows that have moved on are still shown, and the count runs a moment behind: a wrong sum is worse than none.
  const isSum = leftCount === 0 && (facets.data?.total ?? 0) >= state.pageIndex * state.limit + (rows?.length ?? 0);
  return {
    ...calm,
    rows,
    hints,
    leftCount,
    nextCursor: page.data?.nextCursor,
    status: rows ? ("ready" as const) : page.isError ? ("error" as const) : ("loading" as const),
    isStale: page.isPlaceholderData,
    problem: page.error ? problemOf(page.error) : undefined,
    retry: () => void page.refetch(),
    totalLabel: isSum && facets.data ? countLabel(facets.data.total) : undefined,
    facetCounts: facets.data && countsByValue(facets.data),
  };
}
export type ActionList = ReturnType<typeof useActionList>;

const countLabel = (count: number) => (count > COUNT_MAX ? "1,000+" : count.toLocaleString("en-GB"));

type Counts = readonly { value: string; count: number }[];

function countsByValue(facets: Record<string, Counts | number>): Record<string, Record<string, number>> {
  const named = Object.entries(facets).flatMap(([name, counts]) =>
    typeof counts === "number" ? [] : [{ name, counts }],
  );
  return Object.fromEntries(
    named.map(({ name, counts }) => [name, Object.fromEntries(counts.map(({ value, count }) => [value, count]))]),
  );
}
