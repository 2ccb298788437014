"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { UsersIcon } from "lucide-react";
import { useMemo } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { knownValues } from "@/components/data-table/known-values";
import { RowDetail } from "@/components/data-table/row-detail";
import { useTableState } from "@/components/data-table/use-table-state";
import { MissedNote } from "@/components/shell/missed-note";
import { SplitView } from "@/components/shell/split-view";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { memberColumns } from "./member-columns";
import { memberFacts } from "./member-facts";
import { memberRoleLooks, memberStatusLooks, type Member } from "./member-looks";

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
  const view = viewOf(query);
  const open = query.data?.items.find((row) => row.id === state.openRowId);
  return (
    <SplitView
      list={
        <DataTable<Member>
          id="members"
          label="Members"
          columns={columns}
          state={state}
          rows={query.data?.items}
          rowId={(row) => row.id}
          rowName={(row) => row.name}
          {...view}
          nextCursor={query.data?.nextCursor}
          searchLabel="Search name or e-mail"
          presetViews={PRESETS}
          banner={<MissedNote problem={view.missed} onRetry={view.onRetry} className="border-x-0 border-t-0" />}
          empty={{ title: "There are no members yet", icon: UsersIcon }}
        />
      }
      detail={state.openRowId && query.data && <RowDetail detail={open && memberFacts(open)} />}
      detailLabel="Member"
      onClose={() => state.setOpenRowId(null)}
    />
  );
}

const NO_COUNTRIES: Choices["countries"] = [];

const PRESETS = [
  { name: "Waiting for approval", query: "status=pending" },
  { name: "Suspended", query: "status=suspended" },
];
