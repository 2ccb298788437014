"use client";

import { CircleCheckBigIcon } from "lucide-react";
import { useMemo } from "react";
import { RowHintsProvider } from "@/components/approval/row-hints";
import { DataTable } from "@/components/data-table/data-table";
import type { KeyLine } from "@/components/data-table/key-list-dialog";
import type { TableState } from "@/components/data-table/use-table-state";
import { useSignedIn } from "@/components/shell/signed-in";
import { columns, foldedBesideDetail, foldedWhenNarrowed, hiddenBesideDetail, hiddenWhereAllHeld } from "./columns";
import { isOffered } from "./list-request";
import { presetViewsFor } from "./preset-views";
import type { ActionList } from "./use-action-list";
import { useRowActions } from "./use-row-actions";

/** The list half of the inbox. */
export function ApprovalsTable({ state, list, selectionTurn }: ApprovalsTableProps) {
  const { role } = useSignedIn();
  const actions = useRowActions();
  const shownState = useMemo(() => narrowed(state), [state]);
  const presetViews = useMemo(() => presetViewsFor(role), [role]);
  return (
    <RowHintsProvider hints={list.hints} showsStatus={!shownState.hidden.includes("status")}>
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
        moreKeys={role === "viewer" ? undefined : decisionKeys}
        presetViews={presetViews}
        empty={allDone}
      />
    </RowHintsProvider>
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

const decisionKeys: readonly KeyLine[] = [
  { keys: ["Z"], does: "Take the newest approval back" },
  { keys: ["Ctrl", "Enter"], does: "Confirm an open dialog" },
  { keys: ["1", "…", "6"], does: "Pick a usual reason to reject" },
];

/**
 * A sort the server cannot give falls back to the default. What is the same for all rows is not shown. With a detail
 * open the list is narrow: fewer columns, and only as many filters as fit on its one line.
 */
function narrowed(state: TableState): TableState {
  const setSort: TableState["setSort"] = (sort) => state.setSort(sort && isOffered(sort) ? sort : null);
  const isAllHeld = state.values.status?.join() === "held" && !state.choseColumns;
  const isBeside = state.openRowId !== null;
  const hidden = [...state.hidden, ...(isAllHeld ? hiddenWhereAllHeld : []), ...(isBeside ? hiddenBesideDetail : [])];
  const isUsed = (id: string) => (state.values[id]?.length ?? 0) > 0;
  const folded = state.isNarrowed ? foldedWhenNarrowed : foldedBesideDetail;
  return {
    ...state,
    setSort,
    hidden: [...new Set(hidden)],
    filters: state.filters.filter(({ id }) => !isBeside || !folded.includes(id) || isUsed(id)),
  };
}
