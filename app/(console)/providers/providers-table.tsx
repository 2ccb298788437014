"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { BriefcaseBusinessIcon } from "lucide-react";
import { useMemo } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { knownValues } from "@/components/data-table/known-values";
import { RowDetail } from "@/components/data-table/row-detail";
import { useTableState } from "@/components/data-table/use-table-state";
import { MissedNote } from "@/components/shell/missed-note";
import { SplitView } from "@/components/shell/split-view";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
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
  const view = viewOf(query);
  const open = query.data?.items.find((row) => row.id === state.openRowId);
  return (
    <SplitView
      list={
        <DataTable
          id="providers"
          label="Providers"
          columns={columns}
          state={state}
          rows={query.data?.items}
          rowId={(row) => row.id}
          rowName={(row) => row.name}
          {...view}
          nextCursor={query.data?.nextCursor}
          searchLabel="Search provider"
          presetViews={PRESETS}
          banner={<MissedNote problem={view.missed} onRetry={view.onRetry} className="border-x-0 border-t-0" />}
          empty={{ title: "There are no providers yet", icon: BriefcaseBusinessIcon }}
        />
      }
      detail={state.openRowId && query.data && <RowDetail detail={open && providerFacts(open)} />}
      detailLabel="Provider"
      onClose={() => state.setOpenRowId(null)}
    />
  );
}

const PRESETS = [
  { name: "Drafts", query: "status=draft" },
  { name: "Listed", query: "status=listed" },
];
