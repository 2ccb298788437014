"use client";

import { useMemo } from "react";

import { cn } from "@/components/ui/cn";

import { CardRow } from "./card-row";
import { columnWidthDefaultPx } from "./column";
import type { DataTableProps } from "./data-table-props";
import { rowHeightPx, useDensity } from "./density";
import { HeaderRow } from "./header-row";
import type { RowAction } from "./row-action";
import { SkeletonCards, SkeletonTableRows } from "./skeleton-rows";
import type { TableInstance } from "./table-instance";
import { TableMessage } from "./table-message";
import { TableRow } from "./table-row";
import type { ListControl } from "./use-list-control";

const skeletonCount = 12;

/** The rows: a table from 640 px up, cards below; until the width is known both exist and CSS shows one. */
export function TableBody<Row extends object>(props: TableBodyProps<Row>) {
  const { table, status, isNarrow } = props;
  const isEmpty = status !== "loading" && table.getRowModel().rows.length === 0;
  const error = status === "error" ? (props.error ?? unknownError) : undefined;
  const message = (isEmpty || error) && (
    <TableMessage
      error={error}
      isNarrowed={props.state.isNarrowed}
      empty={props.empty}
      onRetry={props.onRetry}
      onClearFilters={props.state.clearFilters}
    />
  );
  return (
    <div data-table-scroller className="relative flex-1 sm:min-h-40 sm:overflow-auto">
      {props.isStale && <BusyLine />}
      {isNarrow !== true && <WideRows {...props} />}
      {isNarrow !== false && !message && <NarrowRows {...props} />}
      {message}
    </div>
  );
}

interface TableBodyProps<Row extends object> extends DataTableProps<Row> {
  table: TableInstance<Row>;
  actions: readonly RowAction<Row>[];
  canSelect: boolean;
  control: ListControl<Row>;
  isNarrow: boolean | undefined;
  onOpen: (row: Row) => void;
}

function WideRows<Row extends object>(props: TableBodyProps<Row>) {
  const { table, columns, canSelect, status } = props;
  const [density] = useDensity();
  const heightPx = rowHeightPx[columns.some((column) => column.note) ? 2 : 1][density];
  const hasMenu = props.actions.some((action) => action.scope !== "bulk");
  const { hidden } = props.state;
  const shown = useMemo(() => columns.filter((column) => !hidden.includes(column.id)), [columns, hidden]);
  const widths = shown.map((column) => column.widthPx ?? columnWidthDefaultPx);
  const minWidth = widths.reduce((sum, width) => sum + width, canSelect ? 40 : 0);
  return (
    <table
      aria-label={props.label}
      className="w-full table-fixed border-collapse text-sm max-sm:hidden"
      style={{ minWidth: minWidth + (hasMenu ? 44 : 0) }}
    >
      <colgroup>
        {canSelect && <col style={{ width: 40 }} />}
        {shown.map((column, place) => (
          <col key={column.id} style={column.grow ? undefined : { width: widths[place] }} />
        ))}
        {hasMenu && <col style={{ width: 44 }} />}
      </colgroup>
      <HeaderRow table={table} columns={columns} canSelect={canSelect} hasMenu={hasMenu} />
      <tbody>
        {status === "loading" && (
          <SkeletonTableRows
            count={skeletonCount}
            columnCount={shown.length + (canSelect ? 1 : 0) + (hasMenu ? 1 : 0)}
            heightPx={heightPx}
          />
        )}
        {status === "ready" &&
          rowProps(props).map((row) => (
            <TableRow key={row.row.id} {...row} shownColumns={shown} heightPx={heightPx} hasMenu={hasMenu} />
          ))}
      </tbody>
    </table>
  );
}

function NarrowRows<Row extends object>(props: TableBodyProps<Row>) {
  const hasMenu = props.actions.some((action) => action.scope !== "bulk");
  return (
    <ul aria-label={props.label} className={cn("sm:hidden", props.control.selectedRows.length > 0 && "pb-14")}>
      {props.status === "loading" && <SkeletonCards count={skeletonCount} />}
      {props.status === "ready" &&
        rowProps(props).map((row) => <CardRow key={row.row.id} {...row} columns={props.columns} hasMenu={hasMenu} />)}
    </ul>
  );
}

function rowProps<Row extends object>(props: TableBodyProps<Row>) {
  const { table, control, state } = props;
  const rows = table.getRowModel().rows;
  const tabStopId = control.activeId ?? rows[0]?.id;
  return rows.map((row) => ({
    row,
    name: props.rowName?.(row.original) ?? row.id,
    isActive: row.id === control.activeId,
    isOpen: row.id === state.openRowId,
    isSelected: row.getIsSelected(),
    isTabStop: row.id === tabStopId,
    canSelect: props.canSelect,
    actions: props.actions,
    href: props.rowHref?.(row.original),
    onActivate: control.setActiveId,
    onOpen: props.onOpen,
  }));
}

function BusyLine() {
  return (
    <div className="sticky top-0 left-0 z-20 h-0">
      <div className="h-0.5 w-full animate-pulse bg-primary" />
    </div>
  );
}

const unknownError = { code: "unknown", message: "The server did not say why." };
