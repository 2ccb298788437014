"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "@/components/trpc/trpc";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import type { RowHint } from "@/server/api/reads/row-hints";

/** The server reads at most this many rows by id. */
const ROWS_MAX = 200;

/** What one decides by, for the rows on screen, by id. */
export function useRowHints(rows: readonly ActionListItem[] | undefined): ReadonlyMap<string, RowHint> {
  const ids = rows?.slice(0, ROWS_MAX).map((row) => row.id) ?? [];
  const { data } = useQuery(
    useTRPC().approvals.hints.queryOptions({ ids }, { enabled: ids.length > 0, placeholderData: keepPreviousData }),
  );
  return useMemo(() => new Map(data?.map((hint) => [hint.id, hint])), [data]);
}
