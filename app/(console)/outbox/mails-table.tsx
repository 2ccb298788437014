"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { MailIcon } from "lucide-react";
import type { DataColumn } from "@/components/data-table/column";
import { DataTable } from "@/components/data-table/data-table";
import { useTableState } from "@/components/data-table/use-table-state";
import { MissedNote } from "@/components/shell/missed-note";
import { RelativeTime } from "@/components/shell/relative-time";
import { SplitView } from "@/components/shell/split-view";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { MailDetail } from "./mail-detail";

type Mail = Outputs["outbox"]["list"]["items"][number];

const columns: readonly DataColumn<Mail>[] = [
  {
    id: "subject",
    header: "Subject",
    grow: true,
    widthPx: 260,
    mobile: "title",
    hideable: false,
    cell: (row) => row.subject,
  },
  { id: "to", header: "To", widthPx: 240, mobile: "meta", cell: (row) => row.to },
  {
    id: "from",
    header: "From",
    widthPx: 240,
    startsHidden: true,
    cell: (row) => <span className="text-muted-foreground">{row.from}</span>,
  },
  {
    id: "accepted",
    header: "Accepted",
    widthPx: 120,
    mobile: "aside",
    cell: (row) => <RelativeTime at={row.acceptedAt} />,
  },
];

export function MailsTable() {
  const trpc = useTRPC();
  const state = useTableState({ columns });
  const { q, cursor, limit } = state.request;
  const query = useQuery(trpc.outbox.list.queryOptions({ q, cursor, limit }, { placeholderData: keepPreviousData }));
  const view = viewOf(query);
  return (
    <SplitView
      list={
        <DataTable
          id="outbox"
          label="Mails"
          columns={columns}
          state={state}
          rows={query.data?.items}
          rowId={(row) => row.id}
          rowName={(row) => `${row.subject}, to ${row.to}`}
          {...view}
          nextCursor={query.data?.nextCursor}
          searchLabel="Search recipient or subject"
          banner={<MissedNote problem={view.missed} onRetry={view.onRetry} className="border-x-0 border-t-0" />}
          empty={{
            title: "No mail has been accepted here",
            text: "Without a provider, every mail that is sent stays here to be looked at.",
            icon: MailIcon,
          }}
        />
      }
      detail={state.openRowId && <MailDetail key={state.openRowId} id={state.openRowId} />}
      detailLabel="Mail"
      onClose={() => state.setOpenRowId(null)}
    />
  );
}
