"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { LandmarkIcon } from "lucide-react";
import { DataTable } from "@/components/data-table/data-table";
import { knownValues } from "@/components/data-table/known-values";
import { RowDetail } from "@/components/data-table/row-detail";
import { useTableState } from "@/components/data-table/use-table-state";
import { MissedNote } from "@/components/shell/missed-note";
import { SplitView } from "@/components/shell/split-view";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { fundColumns } from "./fund-columns";
import { fundFacts } from "./fund-facts";
import { fundStatusLooks } from "./fund-looks";

export function FundsTable() {
  const trpc = useTRPC();
  const state = useTableState({ columns: fundColumns });
  const { q, filters, cursor, limit } = state.request;
  const query = useQuery(
    trpc.directory.funds.queryOptions(
      { q, cursor, limit, status: knownValues(filters.status, fundStatusLooks) },
      { placeholderData: keepPreviousData },
    ),
  );
  const view = viewOf(query);
  const open = query.data?.items.find((row) => row.id === state.openRowId);
  return (
    <SplitView
      list={
        <DataTable
          id="funds"
          label="Funds"
          columns={fundColumns}
          state={state}
          rows={query.data?.items}
          rowId={(row) => row.id}
          rowName={(row) => row.name}
          {...view}
          nextCursor={query.data?.nextCursor}
          searchLabel="Search fund or manager"
          presetViews={PRESETS}
          banner={<MissedNote problem={view.missed} onRetry={view.onRetry} className="border-x-0 border-t-0" />}
          empty={{ title: "There are no funds yet", icon: LandmarkIcon }}
        />
      }
      detail={state.openRowId && query.data && <RowDetail detail={open && fundFacts(open)} />}
      detailLabel="Fund"
      onClose={() => state.setOpenRowId(null)}
    />
  );
}

const PRESETS = [{ name: "Waiting for verification", query: "status=submitted" }];
