"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { UsersIcon } from "lucide-react";
import { useMemo } from "react";
import { besideDetail } from "@/app/(console)/beside-detail";
import { knownValues } from "@/components/data-table/known-values";
import { ListWithDetail } from "@/components/data-table/list-with-detail";
import { rowDetail } from "@/components/data-table/row-detail";
import { useTableState } from "@/components/data-table/use-table-state";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
import { memberColumns } from "./member-columns";
import { memberFacts } from "./member-facts";
import { memberRoleLooks, memberStatusLooks } from "./member-looks";

type Choices = Outputs["directory"]["choices"];

export function MembersTable() {
  const trpc = useTRPC();
  const choices = useQuery(trpc.directory.choices.queryOptions());
  const columns = useMemo(() => memberColumns(choices.data?.countries ?? NO_COUNTRIES), [choices.data]);
  const state = useTableState({ columns });
  const { q, filters, cursor, limit } = state.request;
  const query = useQuery(
    trpc.directory.members.queryOptions(
      {
        q,
        cursor,
        limit,
        status: knownValues(filters.status, memberStatusLooks),
        role: knownValues(filters.role, memberRoleLooks),
        country: filters.country?.filter((code) => code.length === 2),
      },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <ListWithDetail
      id="members"
      label="Members"
      columns={columns}
      state={besideDetail(state, FOLDED)}
      query={query}
      rowName={(row) => row.name}
      searchLabel="Search name or e-mail"
      presetViews={PRESETS}
      empty={{ title: "There are no members yet", icon: UsersIcon }}
      detail={rowDetail(memberFacts)}
      detailLabel="Member"
    />
  );
}

const FOLDED = { columns: ["company", "role", "country", "identity", "joined", "seen"], filters: ["role", "country"] };
const NO_COUNTRIES: Choices["countries"] = [];

const PRESETS = [
  { name: "Waiting for approval", query: "status=pending" },
  { name: "Suspended", query: "status=suspended" },
];
