"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { LandmarkIcon } from "lucide-react";
import { besideDetail } from "@/app/(console)/beside-detail";
import { knownValues } from "@/components/data-table/known-values";
import { ListWithDetail } from "@/components/data-table/list-with-detail";
import { rowDetail } from "@/components/data-table/row-detail";
import { useTableState } from "@/components/data-table/use-table-state";
import { useTRPC } from "@/components/trpc/trpc";
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
  return (
    <ListWithDetail
      id="funds"
      label="Funds"
      columns={fundColumns}
      state={besideDetail(state, FOLDED)}
      query={query}
      rowName={(row) => row.name}
      searchLabel="Search fund or manager"
      presetViews={PRESETS}
      empty={{ title: "There are no funds yet", icon: LandmarkIcon }}
      detail={rowDetail(fundFacts)}
      detailLabel="Fund"
    />
  );
}

const PRESETS = [{ name: "Waiting for verification", query: "status=submitted" }];

const FOLDED = { columns: ["manager", "strategy", "aum", "domicile", "submitted"] };
