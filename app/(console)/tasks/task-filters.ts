import { ClockAlertIcon, GlobeIcon } from "lucide-react";
import type { TableFilter, ColumnShape } from "@/components/data-table/column";
import { knownValues } from "@/components/data-table/known-values";
import { lookOptions } from "@/components/data-table/look-options";
import type { TableRequest } from "@/components/data-table/use-table-state";
import { agentLooks, agentOptions } from "@/components/shell/agent-looks";
import { taskStatusLooks } from "@/components/task/task-status-looks";

export const statusFacet: ColumnShape["facet"] = { options: lookOptions(taskStatusLooks) };

const ONLY = {
  overdue: { label: "Overdue", icon: ClockAlertIcon },
  outside: { label: "With words from outside", icon: GlobeIcon },
};
const OPENERS = { ...agentLooks, staff: {} };

/** Filters that have no column of their own. */
export const taskFilters: readonly TableFilter[] = [
  { id: "assignee", label: "Holder", options: agentOptions },
  { id: "opener", label: "Opened by", options: [...agentOptions, { value: "staff", label: "staff" }] },
  { id: "only", label: "Only", options: lookOptions(ONLY) },
];

/** What the URL asks for, as the server takes it; the board's columns have their own statuses. */
export function taskRequest({ q, filters, cursor, limit }: TableRequest) {
  return {
    ...{ q, cursor, limit },
    status: knownValues(filters.status, taskStatusLooks),
    assignee: knownValues(filters.assignee, agentLooks),
    openedBy: knownValues(filters.opener, OPENERS),
    only: knownValues(filters.only, ONLY),
  };
}
