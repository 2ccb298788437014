import type { DataColumn } from "@/components/data-table/column";
import { lookOptions } from "@/components/data-table/look-options";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import { ChecklistProgress } from "./checklist-progress";
import { compactUsd } from "./format-usd";
import { fundStatusLooks, type Fund } from "./fund-looks";

export const fundColumns: readonly DataColumn<Fund>[] = [
  { id: "name", header: "Fund", grow: true, widthPx: 220, mobile: "title", hideable: false, cell: (row) => row.name },
  {
    id: "manager",
    header: "Manager",
    widthPx: 190,
    mobile: "meta",
    cell: (row) => <span className="text-muted-foreground">{row.manager}</span>,
  },
  { id: "strategy", header: "Strategy", widthPx: 140, cell: (row) => row.strategy },
  {
    id: "status",
    header: "Status",
    widthPx: 120,
    mobile: "aside",
    cell: (row) => <ToneBadge look={fundStatusLooks[row.status]} />,
    facet: { options: lookOptions(fundStatusLooks) },
  },
  { id: "checklist", header: "Checklist", widthPx: 140, cell: (row) => <ChecklistProgress fund={row} /> },
  {
    id: "aum",
    header: "AUM",
    numeric: true,
    widthPx: 90,
    mobile: "meta",
    cell: (row) => compactUsd(row.aumUsd),
  },
  { id: "domicile", header: "Domicile", widthPx: 90, cell: (row) => row.domicile },
  { id: "submitted", header: "Submitted", widthPx: 110, cell: (row) => <RelativeTime at={row.submittedAt} /> },
];
