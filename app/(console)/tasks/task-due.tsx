"use client";

import { RelativeTime } from "@/components/shell/relative-time";
import { useServerNow } from "@/components/shell/server-clock";
import { cn } from "@/components/ui/cn";
import { isGoing } from "./may";
import type { Task } from "./may";

/** When it is due, after the word for it where there is no heading; nothing is louder than its time being over. */
export function TaskDue({ task, word = "" }: { task: Pick<Task, "dueAt" | "status">; word?: "due " | "" }) {
  const now = useServerNow();
  if (!task.dueAt) return <span className="text-muted-foreground">–</span>;
  const isLate = isGoing(task.status) && task.dueAt.getTime() < now;
  return (
    <span className={cn(isLate && "text-danger-text")}>
      {isLate ? "overdue, " : word}
      <RelativeTime at={task.dueAt} />
    </span>
  );
}
