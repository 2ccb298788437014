"use client";

import { useMemo, useState } from "react";
import {
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type Row,
  type RowSelectionState,
} from "@tanstack/react-table";

import type { DataColumn } from "./column";
import type { TableState } from "./use-table-state";

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature, rowSortingFeature });

export type TableRowOf<Data extends object> = Row<typeof features, Data>;
export type TableInstance<Data extends object> = ReturnType<typeof useTableInstance<Data>>;

/** Binds our columns and URL state to TanStack Table; sorting, filtering and paging happen on the server. */
export function useTableInstance<Data extends object>(options: TableInstanceOptions<Data>) {
  const { columns, rows, rowId, state } = options;
  const [selection, setSelection] = useSelection(JSON.stringify([state.request, options.selectionTurn]));
  const columnDefs = useMemo(() => columns.map(toColumnDef<Data>), [columns]);
  const columnVisibility = useMemo(() => Object.fromEntries(state.hidden.map((id) => [id, false])), [state.hidden]);
  const sorting = useMemo(() => (state.sort ? [state.sort] : []), [state.sort]);

  return useTable({
    features,
    columns: columnDefs,
    data: rows,
    getRowId: rowId,
    manualSorting: true,
    enableMultiSort: false,
    state: { columnVisibility, rowSelection: selection, sorting },
    onRowSelectionChange: setSelection,
    onSortingChange: (updater) => {
      const next = typeof updater === "function" ? updater(sorting) : updater;
      state.setSort(next[0] ?? null);
    },
  });
}

export interface TableInstanceOptions<Data extends object> {
  columns: readonly DataColumn<Data>[];
  rows: readonly Data[];
  rowId: (row: Data) => string;
  state: TableState;
  selectionTurn?: number;
}

/** A selection belongs to one page of one request: nobody may act on rows that are no longer in sight. */
function useSelection(requestKey: string) {
  const [held, setHeld] = useState<{ key: string; rows: RowSelectionState }>({
    key: requestKey,
    rows: {},
  });
  const rows = held.key === requestKey ? held.rows : none;
  const setRows = (updater: RowSelectionState | ((old: RowSelectionState) => RowSelectionState)) => {
    setHeld((old) => ({
      key: requestKey,
      rows: typeof updater === "function" ? updater(old.key === requestKey ? old.rows : none) : updater,
    }));
  };
  return [rows, setRows] as const;
}

const none: RowSelectionState = {};

function toColumnDef<Data extends object>(column: DataColumn<Data>): ColumnDef<typeof features, Data> {
  return {
    id: column.id,
    header: column.header,
    // Sorting runs on the server; an accessor is what marks a column as sortable.
    accessorFn: () => null,
    cell: ({ row }) => column.cell(row.original),
    enableSorting: column.sortable ?? false,
    sortDescFirst: column.sortDescFirst ?? false,
    enableHiding: column.hideable ?? true,
  };
}
