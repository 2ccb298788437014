"use client";

import { useQuery } from "@tanstack/react-query";
import { DetailOf } from "@/components/shell/detail-of";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { usePageTrail } from "@/components/shell/page-trail";
import { ToneBadge } from "@/components/shell/tone-badge";
import { taskStatusLooks } from "@/components/task/task-status-looks";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
import { Skeleton } from "@/components/ui/skeleton";
import { LinkedActions } from "./linked-actions";
import { TaskContext } from "./task-context";
import { TaskFacts } from "./task-facts";
import { TaskQuestion } from "./task-question";
import { TaskTimeline } from "./task-timeline";
import { TaskVerbs } from "./task-verbs";

export type TaskDetail = Outputs["tasks"]["get"];

/** One task: what was asked for, where it stands, and every hop in one line of time. */
export function TaskPage({ id }: { id: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.tasks.get.queryOptions({ id }));
  usePageTrail(query.data?.title ?? "Task");
  return (
    <DetailOf query={query} back={{ href: "/tasks", text: "All tasks" }} skeleton={<TaskSkeleton />}>
      {(task) => <KnownTask task={task} />}
    </DetailOf>
  );
}

function KnownTask({ task }: { task: TaskDetail }) {
  return (
    <>
      <PageHeader
        title={task.title}
        meta={<ToneBadge look={taskStatusLooks[task.status]} />}
        actions={<TaskVerbs task={task} />}
      />
      <PageBody>
        <TaskQuestion task={task} />
        <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
          <div className="grid min-w-0 gap-4">
            <TaskContext task={task} />
            <TaskTimeline task={task} />
          </div>
          <div className="grid min-w-0 gap-4">
            <TaskFacts task={task} />
            <LinkedActions task={task} />
          </div>
        </div>
      </PageBody>
    </>
  );
}

function TaskSkeleton() {
  return (
    <>
      <PageHeader title="Task" />
      <PageBody>
        <div aria-busy="true" className="grid gap-4 lg:grid-cols-[3fr_2fr]">
          <Skeleton className="h-96 w-full" />
          <Skeleton className="h-56 w-full" />
        </div>
      </PageBody>
    </>
  );
}
