import type { DataColumn } from "@/components/data-table/column";
import { AgentChip } from "@/components/shell/agent-chip";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import { taskStatusLooks } from "@/components/task/task-status-looks";
import { HopPath } from "./hop-path";
import type { Task } from "./may";
import { statusFacet } from "./task-filters";
import { TaskDue } from "./task-due";
import { TaskMarks } from "./task-marks";
import { TaskOpener } from "./task-opener";

export const taskColumns: readonly DataColumn<Task>[] = [
  {
    id: "title",
    header: "Task",
    grow: true,
    widthPx: 260,
    mobile: "title",
    hideable: false,
    cell: (row) => row.title,
    note: (row) => <span className="text-muted-foreground">{row.note ?? "Nobody has said anything yet."}</span>,
  },
  {
    id: "status",
    header: "Status",
    widthPx: 140,
    mobile: "aside",
    cell: (row) => <ToneBadge look={taskStatusLooks[row.status]} />,
    facet: statusFacet,
  },
  {
    id: "holder",
    header: "Holder",
    widthPx: 110,
    mobile: "meta",
    cell: (row) => <AgentChip agent={row.assignee} />,
  },
  { id: "path", header: "Way", widthPx: 170, cell: (row) => row.hops > 0 && <HopPath visited={row.visited} /> },
  { id: "openedBy", header: "Opened by", widthPx: 140, cell: (row) => <TaskOpener task={row} /> },
  { id: "marks", header: "Marks", widthPx: 110, cell: (row) => <TaskMarks task={row} /> },
  { id: "due", header: "Due", widthPx: 140, mobile: "meta", cell: (row) => <TaskDue task={row} /> },
  {
    id: "updated",
    header: "Last step",
    widthPx: 110,
    mobile: "meta",
    cell: (row) => <RelativeTime at={row.updatedAt} />,
  },
];
