import { CircleHelpIcon } from "lucide-react";
import { kindLabels } from "@/components/approval/kind-labels";
import type { DataColumn, TableFilter } from "@/components/data-table/column";
import { lookOptions } from "@/components/data-table/look-options";
import { agentOptions } from "@/components/shell/agent-looks";
import { queueOptions } from "@/components/shell/queue-names";
import { statusLooks } from "@/components/shell/status-badge";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { failedColumns } from "@/app/(console)/queues/failed-columns";

const { unknown, failed } = statusLooks;
export const DEAD_STATUSES = { unknown, failed };

const queueColumn: DataColumn<ActionListItem> = {
  id: "queue",
  header: "Queue",
  widthPx: 110,
  mobile: "meta",
  cell: (row) => row.queue,
  facet: { options: queueOptions },
};

/** The columns of one queue's failures, with the queue, and with filters. */
export const deadLetterColumns: readonly DataColumn<ActionListItem>[] = failedColumns.flatMap((column) => {
  if (column.id === "status") return [{ ...column, facet: { options: lookOptions(DEAD_STATUSES) } }, queueColumn];
  if (column.id === "agent") return [{ ...column, facet: { label: "Agent", options: agentOptions } }];
  return [column];
});

export const filters: readonly TableFilter[] = [
  {
    id: "action",
    label: "Kind",
    options: Object.entries(kindLabels).map(([value, label]) => ({ value, label })),
  },
];

/** Without its handler, which belongs to the list. */
export const resolveLook = {
  id: "resolve",
  label: "Say what happened",
  icon: CircleHelpIcon,
  shortcut: "s",
  scope: "row",
} as const;
