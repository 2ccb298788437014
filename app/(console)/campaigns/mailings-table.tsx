"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { MailsIcon } from "lucide-react";
import { DataTable } from "@/components/data-table/data-table";
import { knownValues } from "@/components/data-table/known-values";
import { useTableState } from "@/components/data-table/use-table-state";
import { useGo } from "@/components/live/use-go";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { mailingColumns } from "./mailing-columns";
import { isMoving, mailingStatuses } from "./mailing-looks";
import type { Mailing } from "./mailing-looks";

/** Single mails have no event of their own. */
const MOVING_REFETCH_MS = 4_000;

const hrefOf = ({ id }: Mailing) => `/campaigns/${id}`;

export function MailingsTable() {
  const trpc = useTRPC();
  const go = useGo();
  const state = useTableState({ columns: mailingColumns });
  const { filters, cursor, limit } = state.request;
  const query = useQuery(
    trpc.mailings.list.queryOptions(
      { status: knownValues(filters.status, mailingStatuses), cursor, limit },
      {
        placeholderData: keepPreviousData,
        refetchInterval: ({ state: { data } }) => (data?.items.some(isMoving) ? MOVING_REFETCH_MS : false),
      },
    ),
  );
  return (
    <DataTable
      id="mailings"
      label="Mailings"
      columns={mailingColumns}
      state={state}
      {...viewOf(query)}
      rows={query.data?.items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={hrefOf}
      onOpen={(row) => go(hrefOf(row))}
      nextCursor={query.data?.nextCursor}
      presetViews={PRESETS}
      empty={EMPTY}
    />
  );
}

const EMPTY = {
  title: "No mailing has been submitted yet",
  text: "Agents submit them; none goes out before a person has looked at it.",
  icon: MailsIcon,
};

const PRESETS = [
  { name: "Waits for a decision", query: "status=held" },
  { name: "Under way", query: "status=approved,queued,running" },
];
