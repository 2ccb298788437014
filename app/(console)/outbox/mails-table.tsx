"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { MailIcon } from "lucide-react";
import { besideDetail } from "@/app/(console)/beside-detail";
import type { DataColumn } from "@/components/data-table/column";
import { ListWithDetail } from "@/components/data-table/list-with-detail";
import { useTableState } from "@/components/data-table/use-table-state";
import { RelativeTime } from "@/components/shell/relative-time";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
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
  return (
    <ListWithDetail
      id="outbox"
      label="Mails"
      columns={columns}
      state={besideDetail(state, FOLDED)}
      query={query}
      rowName={(row) => `${row.subject}, to ${row.to}`}
      searchLabel="Search recipient or subject"
      empty={{
        title: "No mail has been accepted here",
        text: "Without a provider, every mail that is sent stays here to be looked at.",
        icon: MailIcon,
      }}
      detail={(id) => <MailDetail key={id} id={id} />}
      detailLabel="Mail"
    />
  );
}

const FOLDED = { columns: ["from", "accepted"] };
