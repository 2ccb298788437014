"use client";

import Link from "next/link";
import { AgentChip } from "@/components/shell/agent-chip";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import { taskStatusLooks } from "@/components/task/task-status-looks";
import { HopPath } from "./hop-path";
import { isGoing } from "./may";
import type { Task } from "./may";
import { TaskDue } from "./task-due";
import { TaskMarks } from "./task-marks";

/** One task on the board: the whole card is the link to its page. */
export function TaskCard({ task }: { task: Task }) {
  return (
    <li>
      <Link
        href={`/tasks/${task.id}`}
        data-row-id={task.id}
        className="grid min-w-0 gap-1.5 rounded-md border bg-card px-3 py-2.5 text-sm transition-colors hover:border-border-strong hover:bg-row-hover"
      >
        <span className="line-clamp-2 font-medium wrap-anywhere">{task.title}</span>
        {task.note && <span className="line-clamp-2 text-xs wrap-anywhere text-muted-foreground">{task.note}</span>}
        {task.visited.length > 1 && (
          <span className="text-xs">
            <HopPath visited={task.visited} />
          </span>
        )}
        <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-xs">
          <AgentChip agent={task.assignee} />
          {isGoing(task.status) ? <When task={task} /> : <ToneBadge look={taskStatusLooks[task.status]} />}
        </span>
        {(task.isUntrusted || task.depth > 0) && <TaskMarks task={task} />}
      </Link>
    </li>
  );
}

function When({ task }: { task: Task }) {
  if (!task.dueAt) return <RelativeTime at={task.updatedAt} className="text-muted-foreground" />;
  return (
    <span className="text-muted-foreground">
      <TaskDue task={task} word="due " />
    </span>
  );
}
