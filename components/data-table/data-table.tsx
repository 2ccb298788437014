"use client";

import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from "react";

import { MissedNote } from "@/components/shell/missed-note";
import { cn } from "@/components/ui/cn";

import { BulkBar } from "./bulk-bar";
import type { DataTableProps } from "./data-table-props";
import { KeyListDialog } from "./key-list-dialog";
import { Pagination } from "./pagination";
import type { RowAction } from "./row-action";
import { localSavedViews } from "./saved-views";
import { TableBody } from "./table-body";
import { useTableInstance } from "./table-instance";
import { Toolbar } from "./toolbar";
import { useListControl } from "./use-list-control";
import { useNarrowScreen } from "./use-narrow-screen";

/** The list of every list page: server-driven rows, state in the URL, mouse, keyboard and phone alike. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { state, columns, actions = noRows } = props;
  const frame = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const list = useList(props, { actions, frame, search });
  const isReady = props.status === "ready";
  return (
    <div
      ref={frame}
      role="region"
      aria-label={props.label}
      aria-busy={props.status === "loading" || props.isStale}
      className={cn("relative flex min-w-0 flex-[1_0_auto] flex-col sm:min-h-0 sm:flex-1", props.className)}
    >
      <Toolbar
        state={state}
        columns={columns}
        facetCounts={props.facetCounts}
        searchLabel={props.searchLabel}
        searchRef={search}
        savedViews={list.savedViews}
        presetViews={props.presetViews ?? noRows}
        extra={props.toolbarExtra}
        onShowKeys={() => list.setShowsKeys(true)}
      />
      <MissedNote problem={props.missed} onRetry={props.onRetry} className="border-x-0 border-t-0" />
      {props.banner}
      <TableBody {...props} {...list} actions={actions} isNarrow={useNarrowScreen()} />
      <Pagination
        state={state}
        rowCount={isReady ? (props.rows?.length ?? 0) : 0}
        hasNext={isReady && Boolean(props.nextCursor)}
        totalLabel={props.totalLabel}
        onNext={list.goNext}
      />
      <BulkBar rows={list.control.selectedRows} actions={actions} onClear={() => list.table.resetRowSelection(true)} />
      <KeyListDialog
        open={list.showsKeys}
        onOpenChange={list.setShowsKeys}
        actions={actions}
        moreKeys={props.moreKeys}
      />
    </div>
  );
}

function useList<Row extends object>(props: DataTableProps<Row>, parts: ListParts<Row>) {
  const { actions, frame, search } = parts;
  const { id, state, columns, rowId, nextCursor } = props;
  const table = useTableInstance({
    columns,
    rows: props.rows ?? noRows,
    rowId,
    state,
    selectionTurn: props.selectionTurn,
  });
  const [showsKeys, setShowsKeys] = useState(false);
  const savedViews = useMemo(() => props.savedViews ?? localSavedViews(id), [props.savedViews, id]);
  const canSelect = actions.some((action) => action.scope !== "row");
  const onOpen = useSteady(props.onOpen ?? ((row: Row) => state.setOpenRowId(rowId(row))));
  const goNext = () => {
    if (nextCursor) state.goNext(nextCursor);
  };
  const control = useListControl({
    table,
    state,
    actions,
    canSelect,
    frame,
    onOpen,
    onNextPage: goNext,
    onSearch: () => search.current?.focus(),
    onHelp: () => setShowsKeys(true),
  });
  return { table, showsKeys, setShowsKeys, savedViews, canSelect, onOpen, goNext, control };
}

interface ListParts<Row> {
  actions: readonly RowAction<Row>[];
  frame: RefObject<HTMLDivElement | null>;
  search: RefObject<HTMLInputElement | null>;
}

/** One function for the life of the table that calls the latest one: rows need no redraw when a page passes a new closure. */
function useSteady<Row>(run: (row: Row) => void) {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  return useCallback((row: Row) => latest.current(row), []);
}

const noRows: readonly never[] = [];
