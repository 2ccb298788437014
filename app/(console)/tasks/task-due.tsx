"use client";

import { RelativeTime } from "@/components/shell/relative-time";
import { useServerNow } from "@/components/shell/server-clock";
import { cn } from "@/components/ui/cn";
import { isGoing } from "./may";
import type { Task } from "./may";

/** When it is due; nothing says so louder than its time being over. */
export function TaskDue({ task }: { task: Pick<Task, "dueAt" | "status"> }) {
  const now = useServerNow();
  if (!task.dueAt) return <span className="text-muted-foreground">–</span>;
  const isLate = isGoing(task.status) && task.dueAt.getTime() < now;
  return (
    <span className={cn(isLate && "text-danger-text")}>
      {isLate && "overdue, "}
      <RelativeTime at={task.dueAt} />
    </span>
  );
}
