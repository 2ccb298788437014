import type { DataColumn, TableFilter } from "@/components/data-table/column";
import { lookOptions } from "@/components/data-table/look-options";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import {
  endedLook,
  reasonLooks,
  scopeLooks,
  scopeText,
  sourceText,
  stateLooks,
  type Suppression,
} from "./suppression-looks";

export const suppressionColumns: readonly DataColumn<Suppression>[] = [
  {
    id: "email",
    header: "Address",
    grow: true,
    widthPx: 240,
    mobile: "title",
    hideable: false,
    cell: (row) => row.email,
  },
  {
    id: "reason",
    header: "Reason",
    widthPx: 140,
    mobile: "aside",
    cell: (row) => <ToneBadge look={row.isEnded ? endedLook : reasonLooks[row.reason]} />,
    facet: { options: lookOptions(reasonLooks) },
  },
  {
    id: "scope",
    header: "Covers",
    widthPx: 140,
    mobile: "meta",
    cell: scopeText,
    facet: { options: lookOptions(scopeLooks) },
  },
  {
    id: "source",
    header: "Source",
    widthPx: 160,
    cell: (row) => <span className="text-muted-foreground">{sourceText(row)}</span>,
  },
  { id: "since", header: "Since", widthPx: 110, mobile: "meta", cell: (row) => <RelativeTime at={row.createdAt} /> },
  {
    id: "expires",
    header: "Ends",
    widthPx: 110,
    cell: (row) =>
      row.expiresAt ? <RelativeTime at={row.expiresAt} /> : <span className="text-muted-foreground">never</span>,
  },
];

export const suppressionFilters: readonly TableFilter[] = [
  { id: "state", label: "State", options: lookOptions(stateLooks), single: true },
];
