"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ListTodoIcon } from "lucide-react";
import { DataTable } from "@/components/data-table/data-table";
import type { TableState } from "@/components/data-table/use-table-state";
import { useGo } from "@/components/live/use-go";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import type { Task } from "./may";
import { taskColumns } from "./task-columns";
import { taskRequest } from "./task-filters";

const hrefOf = ({ id }: Task) => `/tasks/${id}`;

export function TasksTable({ state }: { state: TableState }) {
  const trpc = useTRPC();
  const go = useGo();
  const query = useQuery(
    trpc.tasks.list.queryOptions(taskRequest(state.request), { placeholderData: keepPreviousData }),
  );
  return (
    <DataTable
      id="tasks"
      label="Tasks"
      columns={taskColumns}
      state={state}
      {...viewOf(query)}
      rows={query.data?.items}
      rowId={(row) => row.id}
      rowName={(row) => row.title}
      rowHref={hrefOf}
      onOpen={(row) => go(hrefOf(row))}
      nextCursor={query.data?.nextCursor}
      searchLabel="Search a task by its title"
      presetViews={PRESETS}
      empty={EMPTY}
    />
  );
}

const EMPTY = {
  title: "No agent has been asked for anything yet",
  text: "Staff and agents open tasks; each says who holds it and every step that was taken.",
  icon: ListTodoIcon,
};

const PRESETS = [
  { name: "Asks a person", query: "view=list&status=escalated" },
  { name: "Overdue", query: "view=list&only=overdue" },
  { name: "Still going", query: "view=list&status=open,accepted,escalated" },
];
