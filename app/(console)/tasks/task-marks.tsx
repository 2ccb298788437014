import { SplitIcon } from "lucide-react";
import { OutsideMark } from "@/components/approval/outside-mark";
import type { Task } from "./may";

/** What one should know before reading a task. */
export function TaskMarks({ task }: { task: Pick<Task, "isUntrusted" | "depth"> }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5 [&>:first-child]:ml-0">
      {task.isUntrusted && <OutsideMark />}
      {task.depth > 0 && (
        <span className="inline-flex items-center gap-1 text-xs whitespace-nowrap text-muted-foreground">
          <SplitIcon className="size-3" />a part
        </span>
      )}
    </span>
  );
}
