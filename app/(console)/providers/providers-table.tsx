"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { BriefcaseBusinessIcon } from "lucide-react";
import { useMemo } from "react";
import { besideDetail } from "@/app/(console)/beside-detail";
import { knownValues } from "@/components/data-table/known-values";
import { ListWithDetail } from "@/components/data-table/list-with-detail";
import { rowDetail } from "@/components/data-table/row-detail";
import { useTableState } from "@/components/data-table/use-table-state";
import { useTRPC } from "@/components/trpc/trpc";
import { providerColumns } from "./provider-columns";
import { providerFacts } from "./provider-facts";
import { providerStatusLooks } from "./provider-looks";

export function ProvidersTable() {
  const trpc = useTRPC();
  const choices = useQuery(trpc.directory.choices.queryOptions());
  const columns = useMemo(() => providerColumns(choices.data?.categories ?? []), [choices.data]);
  const state = useTableState({ columns });
  const { q, filters, cursor, limit } = state.request;
  const query = useQuery(
    trpc.directory.providers.queryOptions(
      {
        q,
        cursor,
        limit,
        status: knownValues(filters.status, providerStatusLooks),
        category: filters.category,
      },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <ListWithDetail
      id="providers"
      label="Providers"
      columns={columns}
      state={besideDetail(state, FOLDED)}
      query={query}
      rowName={(row) => row.name}
      searchLabel="Search provider"
      presetViews={PRESETS}
      empty={{ title: "There are no providers yet", icon: BriefcaseBusinessIcon }}
      detail={rowDetail(providerFacts)}
      detailLabel="Provider"
    />
  );
}

const PRESETS = [
  { name: "Drafts", query: "status=draft" },
  { name: "Listed", query: "status=listed" },
];

const FOLDED = { columns: ["country", "website", "listed", "created"], filters: ["category"] };
