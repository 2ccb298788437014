"use client";

import { BanIcon, CheckIcon, CircleCheckBigIcon, RotateCcwIcon, XIcon } from "lucide-react";
import { useMemo } from "react";
import { useDecisionDesk } from "@/components/approval/decision-desk";
import { mayDo } from "@/components/approval/offers";
import type { Verb } from "@/components/approval/offers";
import { DataTable } from "@/components/data-table/data-table";
import type { RowAction } from "@/components/data-table/row-action";
import type { TableState } from "@/components/data-table/use-table-state";
import { useSignedIn } from "@/components/shell/signed-in";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { columns, foldedBesideDetail, foldedWhenNarrowed, hiddenBesideDetail } from "./columns";
import { isOffered } from "./list-request";
import { presetViews } from "./preset-views";
import type { ActionList } from "./use-action-list";

/** The list half of the inbox. */
export function ApprovalsTable({ state, list, selectionTurn }: ApprovalsTableProps) {
  const actions = useRowActions();
  const shownState = useMemo(() => besideDetail(state), [state]);
  return (
    <DataTable
      id="approvals"
      label="Approvals"
      columns={columns}
      state={shownState}
      rows={list.rows}
      rowId={(row) => row.id}
      rowName={(row) => row.title}
      rowHref={(row) => `/approvals/${row.id}`}
      status={list.status}
      isStale={list.isStale}
      error={list.problem}
      onRetry={list.retry}
      nextCursor={list.nextCursor}
      totalLabel={list.totalLabel}
      facetCounts={list.facetCounts}
      actions={actions}
      selectionTurn={selectionTurn}
      searchLabel="Search actions"
      presetViews={presetViews}
      empty={allDone}
    />
  );
}

interface ApprovalsTableProps {
  state: TableState;
  list: ActionList;
  selectionTurn: number;
}

const allDone = {
  title: "All decided",
  text: "Nothing waits for a person. What agents submit and policy holds appears here by itself.",
  icon: CircleCheckBigIcon,
};

/**
 * A sort the server cannot give falls back to the default. With a detail open the list is narrow: fewer columns, and
 * only as many filters as fit on the one line they have, so that no row moves when a detail opens.
 */
function besideDetail(state: TableState): TableState {
  const setSort: TableState["setSort"] = (sort) => state.setSort(sort && isOffered(sort) ? sort : null);
  if (state.openRowId === null) return { ...state, setSort };
  const isUsed = (id: string) => (state.values[id]?.length ?? 0) > 0;
  const folded = state.isNarrowed ? foldedWhenNarrowed : foldedBesideDetail;
  return {
    ...state,
    setSort,
    hidden: [...new Set([...state.hidden, ...hiddenBesideDetail])],
    filters: state.filters.filter((filter) => !folded.includes(filter.id) || isUsed(filter.id)),
  };
}

function useRowActions(): RowAction<ActionListItem>[] {
  const ask = useDecisionDesk();
  const me = useSignedIn();
  return useMemo(() => {
    const verb = (
      id: Verb,
      rest: Pick<RowAction<ActionListItem>, "label" | "icon" | "shortcut" | "tone" | "scope">,
    ) => ({
      id,
      ...rest,
      isAvailable: (row: ActionListItem) => mayDo(id, row, me),
      run: (rows: ActionListItem[]) => ask(id, rows),
    });
    return [
      verb("approve", { label: "Approve", icon: CheckIcon, shortcut: "a" }),
      verb("reject", { label: "Reject", icon: XIcon, shortcut: "r" }),
      verb("cancel", { label: "Cancel", icon: BanIcon }),
      verb("retry", { label: "Try again", icon: RotateCcwIcon, scope: "row" }),
    ];
  }, [ask, me]);
}
