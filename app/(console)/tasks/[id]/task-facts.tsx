import Link from "next/link";
import { HopPath } from "@/app/(console)/tasks/hop-path";
import { TaskDue } from "@/app/(console)/tasks/task-due";
import { TaskMarks } from "@/app/(console)/tasks/task-marks";
import { TaskOpener } from "@/app/(console)/tasks/task-opener";
import { AgentChip } from "@/components/shell/agent-chip";
import { KeyValueList } from "@/components/shell/key-value-list";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import { taskStatusLooks } from "@/components/task/task-status-looks";
import { CardHeading } from "@/components/shell/card-heading";
import { Card, CardContent } from "@/components/ui/card";
import type { TaskDetail } from "./task-page";

export function TaskFacts({ task }: { task: TaskDetail }) {
  const { parent, parts } = task;
  return (
    <Card className="min-w-0">
      <CardHeading title="Where it stands" />
      <CardContent>
        <KeyValueList
          items={[
            { label: "Holder", value: <AgentChip agent={task.assignee} showRole /> },
            { label: "Way", value: <HopPath visited={task.visited} /> },
            { label: "Opened by", value: <TaskOpener task={task} /> },
            { label: "Opened", value: <RelativeTime at={task.openedAt} /> },
            { label: "Due", value: <TaskDue task={task} /> },
            ...(task.isUntrusted || task.depth > 0 ? [{ label: "Marks", value: <TaskMarks task={task} /> }] : []),
            ...(parent ? [{ label: "Part of", value: <Relative task={parent} /> }] : []),
            ...(parts.length > 0 ? [{ label: "Parts", value: <Parts parts={parts} /> }] : []),
            ...(task.note && task.status !== "escalated"
              ? [{ label: "Last word", value: <span className="wrap-anywhere">{task.note}</span> }]
              : []),
          ]}
        />
      </CardContent>
    </Card>
  );
}

function Parts({ parts }: Pick<TaskDetail, "parts">) {
  return (
    <ul className="grid gap-1.5">
      {parts.map((part) => (
        <li key={part.id} className="flex flex-wrap items-center justify-between gap-x-2">
          <Relative task={part} />
          <ToneBadge look={taskStatusLooks[part.status]} />
        </li>
      ))}
    </ul>
  );
}

function Relative({ task }: { task: TaskDetail["parts"][number] }) {
  return (
    <Link href={`/tasks/${task.id}`} className="min-w-0 text-link wrap-anywhere underline">
      {task.title}
    </Link>
  );
}
