import { Submitter } from "@/components/approval/submitter";
import type { DataColumn } from "@/components/data-table/column";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import { cn } from "@/components/ui/cn";
import { mailingLook, mailingNote, statusOptions } from "./mailing-looks";
import type { Mailing } from "./mailing-looks";
import { MailingProgress } from "./mailing-progress";

export const mailingColumns: readonly DataColumn<Mailing>[] = [
  {
    id: "name",
    header: "Mailing",
    grow: true,
    widthPx: 220,
    mobile: "title",
    hideable: false,
    cell: (row) => row.name,
    note: (row) => (
      <span className={cn(row.heldBecause ? "text-danger-text" : "text-muted-foreground")}>{mailingNote(row)}</span>
    ),
  },
  {
    id: "status",
    header: "State",
    widthPx: 190,
    mobile: "aside",
    cell: (row) => <ToneBadge look={mailingLook(row)} />,
    facet: { options: statusOptions },
  },
  {
    id: "progress",
    header: "Sent",
    widthPx: 150,
    mobile: "meta",
    cell: (row) => <MailingProgress readers={row.readers} />,
  },
  {
    id: "delivered",
    header: "Delivered",
    widthPx: 90,
    numeric: true,
    cell: (row) => figure(row.deliveries.delivered),
  },
  { id: "bounced", header: "Bounced", widthPx: 84, numeric: true, cell: (row) => figure(row.deliveries.bounced) },
  {
    id: "complained",
    header: "Complained",
    widthPx: 96,
    numeric: true,
    cell: (row) => figure(row.deliveries.complained),
  },
  {
    id: "pace",
    header: "At most an hour",
    widthPx: 126,
    numeric: true,
    cell: (row) => figure(row.throttlePerHour),
  },
  {
    id: "submitter",
    header: "From",
    widthPx: 110,
    cell: (row) => <Submitter submitter={{ kind: row.submitterKind, id: row.submitter }} />,
  },
  {
    id: "submitted",
    header: "Submitted",
    widthPx: 104,
    mobile: "meta",
    cell: (row) => <RelativeTime at={row.submittedAt} />,
  },
];

const figure = (count: number) =>
  count === 0 ? <span className="text-muted-foreground">0</span> : count.toLocaleString("en-GB");
