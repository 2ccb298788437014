import { RotateCcwIcon } from "lucide-react";
import type { ListedAction } from "@/components/approval/action-list";
import type { DataColumn } from "@/components/data-table/column";
import { AgentChip } from "@/components/shell/agent-chip";
import { RelativeTime } from "@/components/shell/relative-time";

export const failedColumns: readonly DataColumn<ListedAction>[] = [
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
    cell: ({ submitter }) => <AgentChip agent={submitter.kind === "agent" ? submitter.id : submitter.kind} />,
  },
  { id: "attempt", header: "Attempts", widthPx: 90, numeric: true, cell: (row) => row.attempt },
  {
    id: "failed",
    header: "Failed",
    widthPx: 120,
    mobile: "aside",
    cell: (row) => (row.settledAt ? <RelativeTime at={row.settledAt} /> : null),
  },
];

/** Without its handler, which belongs to the list. */
export const retryLook = { id: "retry", label: "Try again", icon: RotateCcwIcon, shortcut: "t", scope: "row" } as const;
