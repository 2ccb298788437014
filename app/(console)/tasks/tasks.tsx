"use client";

import { ListIcon, PlusIcon, SquareKanbanIcon } from "lucide-react";
import { useMemo, useState } from "react";
import { useTableState } from "@/components/data-table/use-table-state";
import { PageBody } from "@/components/shell/page-body";
import { usePageCommands } from "@/components/shell/page-commands";
import { PageHeader } from "@/components/shell/page-header";
import { useSignedIn } from "@/components/shell/signed-in";
import { Button } from "@/components/ui/button";
import { mayOpenTasks } from "./may";
import { OpenTaskDialog } from "./open-task-dialog";
import { taskColumns } from "./task-columns";
import { taskFilters } from "./task-filters";
import { TasksBoard } from "./tasks-board";
import { TasksTable } from "./tasks-table";
import { useTasksView } from "./use-tasks-view";
import { ViewSwitch } from "./view-switch";

/** Who works on what, as a board by status or as a list; both by the same filters, which the URL keeps. */
export function Tasks() {
  const [view, setView] = useTasksView();
  const [opens, setOpens] = useState(false);
  const state = useTableState({ columns: taskColumns, filters: taskFilters });
  const mayOpen = mayOpenTasks(useSignedIn());
  usePageCommands(
    useMemo(
      () => [
        { id: "tasks-board", label: "Show tasks as a board", icon: SquareKanbanIcon, run: () => setView("board") },
        { id: "tasks-list", label: "Show tasks as a list", icon: ListIcon, run: () => setView("list") },
        ...(mayOpen ? [{ id: "task-open", label: "Open a task", icon: PlusIcon, run: () => setOpens(true) }] : []),
      ],
      [setView, mayOpen],
    ),
  );
  return (
    <>
      <PageHeader
        title="Tasks"
        description="What the agents are asked to do, who holds it, and what waits for a person."
        actions={
          <>
            <ViewSwitch view={view} onChange={setView} />
            {mayOpen && (
              <Button size="sm" onClick={() => setOpens(true)}>
                <PlusIcon />
                Open a task
              </Button>
            )}
          </>
        }
      />
      <PageBody fill>{view === "board" ? <TasksBoard state={state} /> : <TasksTable state={state} />}</PageBody>
      {opens && <OpenTaskDialog onClose={() => setOpens(false)} />}
    </>
  );
}
