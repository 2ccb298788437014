import Link from "next/link";
import type { DataColumn } from "@/components/data-table/column";
import { lookOptions } from "@/components/data-table/look-options";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import { categoryLooks, sourceLooks, stateLooks, type TemplateRow } from "./template-looks";

const USES_SHOWN_MAX = 1_000;

export const templateColumns: readonly DataColumn<TemplateRow>[] = [
  {
    id: "name",
    header: "Template",
    grow: true,
    widthPx: 260,
    mobile: "title",
    hideable: false,
    cell: (row) => row.name,
  },
  {
    id: "category",
    header: "Category",
    widthPx: 150,
    mobile: "aside",
    cell: (row) => <ToneBadge look={categoryLooks[row.category]} />,
    facet: { options: lookOptions(categoryLooks) },
  },
  {
    id: "source",
    header: "From",
    widthPx: 150,
    mobile: "meta",
    cell: (row) => sourceLooks[row.source].label,
    facet: { options: lookOptions(sourceLooks) },
  },
  {
    id: "version",
    header: "Version",
    widthPx: 90,
    mobile: "meta",
    cell: (row) => (row.version === null ? <span className="text-muted-foreground">none yet</span> : `v${row.version}`),
  },
  { id: "state", header: "State", widthPx: 130, cell: (row) => <ToneBadge look={stateLooks[stateOf(row)]} /> },
  {
    id: "sent",
    header: "Last sent",
    widthPx: 120,
    cell: (row) =>
      row.lastSentAt ? <RelativeTime at={row.lastSentAt} /> : <span className="text-muted-foreground">never</span>,
  },
  {
    id: "uses",
    header: "Used in 30 days",
    widthPx: 130,
    numeric: true,
    cell: (row) =>
      row.uses === 0 ? (
        <span className="text-muted-foreground">0</span>
      ) : (
        <Link href={`/templates/${row.id}?tab=used`} className="relative underline underline-offset-2">
          {row.uses > USES_SHOWN_MAX ? `${USES_SHOWN_MAX}+` : row.uses}
        </Link>
      ),
  },
];

function stateOf({ draft, version }: TemplateRow) {
  if (draft !== null) return "draft";
  return version === null ? "retired" : "published";
}
