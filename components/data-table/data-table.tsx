"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { cn } from "@/components/ui/cn";

import { BulkBar } from "./bulk-bar";
import type { DataTableProps } from "./data-table-props";
import { KeyListDialog } from "./key-list-dialog";
import { Pagination } from "./pagination";
import { localSavedViews } from "./saved-views";
import { TableBody } from "./table-body";
import { useTableInstance } from "./table-instance";
import { Toolbar } from "./toolbar";
import { useListControl } from "./use-list-control";
import { useNarrowScreen } from "./use-narrow-screen";

/** The list of every list page: server-driven rows, state in the URL, mouse, keyboard and phone alike. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { id, state, columns, actions = noRows } = props;
  const rows = props.rows ?? noRows;
  const table = useTableInstance({ columns, rows, rowId: props.rowId, state });
  const frame = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [showsKeys, setShowsKeys] = useState(false);
  const savedViews = useMemo(() => props.savedViews ?? localSavedViews(id), [props.savedViews, id]);
  const canSelect = actions.some((action) => action.scope !== "row");
  const onOpen = useSteady(props.onOpen ?? ((row: Row) => state.setOpenRowId(props.rowId(row))));
  const goNext = () => {
    if (props.nextCursor) state.goNext(props.nextCursor);
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

  return (
    <div
      ref={frame}
      role="region"
      aria-label={props.label}
      aria-busy={props.status === "loading" || props.isStale}
      className={cn("relative flex min-w-0 flex-col sm:min-h-0 sm:flex-1", props.className)}
    >
      <Toolbar
        state={state}
        columns={columns}
        facetCounts={props.facetCounts}
        searchLabel={props.searchLabel}
        searchRef={search}
        savedViews={savedViews}
        presetViews={props.presetViews ?? noViews}
        extra={props.toolbarExtra}
        onShowKeys={() => setShowsKeys(true)}
      />
      {props.banner}
      <TableBody
        {...props}
        table={table}
        actions={actions}
        canSelect={canSelect}
        control={control}
        isNarrow={useNarrowScreen()}
        onOpen={onOpen}
      />
      <Pagination
        state={state}
        rowCount={props.status === "ready" ? rows.length : 0}
        hasNext={props.status === "ready" && Boolean(props.nextCursor)}
        totalLabel={props.totalLabel}
        onNext={goNext}
      />
      <BulkBar rows={control.selectedRows} actions={actions} onClear={() => table.resetRowSelection(true)} />
      <KeyListDialog
        open={showsKeys}
        onOpenChange={setShowsKeys}
        actionKeys={actions.flatMap((action) =>
          action.shortcut
            ? [{ keys: [action.shortcut.toUpperCase()], does: `${action.label} the row or selection` }]
            : [],
        )}
      />
    </div>
  );
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
const noViews: readonly never[] = [];
