import type { DataColumn, TableFilter } from "@/components/data-table/column";
import { lookOptions } from "@/components/data-table/look-options";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import { webhookSourceLooks, webhookStateLooks, type Webhook } from "./webhook-looks";

export const webhookColumns: readonly DataColumn<Webhook>[] = [
  {
    id: "type",
    header: "Event",
    grow: true,
    widthPx: 220,
    mobile: "title",
    hideable: false,
    cell: (row) => <code className="font-mono text-xs">{row.type}</code>,
  },
  {
    id: "source",
    header: "Source",
    widthPx: 110,
    mobile: "meta",
    cell: (row) => webhookSourceLooks[row.source].label,
    facet: { options: lookOptions(webhookSourceLooks) },
  },
  {
    id: "state",
    header: "State",
    widthPx: 130,
    mobile: "aside",
    cell: (row) => <ToneBadge look={webhookStateLooks[row.state]} />,
    facet: { options: lookOptions(webhookStateLooks) },
  },
  {
    id: "outcome",
    header: "What came of it",
    widthPx: 260,
    cell: (row) => <span className="text-muted-foreground">{row.outcome ?? row.problem?.message}</span>,
  },
  { id: "attempts", header: "Attempts", widthPx: 90, numeric: true, cell: (row) => row.attempts },
  {
    id: "eventId",
    header: "Event id",
    widthPx: 200,
    startsHidden: true,
    cell: (row) => <code className="font-mono text-xs">{row.eventId}</code>,
  },
  {
    id: "received",
    header: "Received",
    widthPx: 110,
    mobile: "meta",
    cell: (row) => <RelativeTime at={row.receivedAt} />,
  },
];

/** Types are the providers' own words: those to choose from are those that occur. */
export const typeFilter = (types: readonly string[]): TableFilter[] => [
  { id: "type", label: "Type", options: types.map((value) => ({ value, label: value })) },
];
