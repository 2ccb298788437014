import { RotateCcwIcon } from "lucide-react";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import type { DataColumn } from "@/components/data-table/column";
import { Submitter } from "@/components/approval/submitter";
import { RelativeTime } from "@/components/shell/relative-time";
import { StatusBadge } from "@/components/shell/status-badge";

export const failedColumns: readonly DataColumn<ActionListItem>[] = [
  {
    id: "title",
    header: "Action",
    grow: true,
    widthPx: 260,
    mobile: "title",
    hideable: false,
    cell: (row) => row.title,
  },
  { id: "kind", header: "Kind", widthPx: 160, cell: (row) => <code className="font-mono text-xs">{row.action}</code> },
  {
    id: "agent",
    header: "Submitted by",
    widthPx: 130,
    mobile: "meta",
    cell: (row) => <Submitter submitter={row.submitter} />,
  },
  {
    id: "status",
    header: "Status",
    widthPx: 110,
    mobile: "aside",
    cell: (row) => <StatusBadge status={row.status} />,
  },
  { id: "attempt", header: "Attempts", widthPx: 90, numeric: true, cell: (row) => row.attempt },
  {
    id: "failed",
    header: "When",
    widthPx: 110,
    mobile: "meta",
    cell: (row) => <RelativeTime at={row.settledAt ?? row.submittedAt} />,
  },
];

/** Without its handler, which belongs to the list. */
export const retryLook = { id: "retry", label: "Try again", icon: RotateCcwIcon, shortcut: "t", scope: "row" } as const;
