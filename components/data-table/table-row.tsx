"use client";

import { memo } from "react";

import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";

import type { DataColumn } from "./column";
import { PrimaryLink } from "./primary-link";
import { rowHandlers, toggleRow, type RowBehaviour } from "./row-behaviour";
import { RowMenu } from "./row-menu";

/** One row of the table; the active row is the one in the tab order. Rows that did not change are not drawn again. */
// Safe because memo keeps the component's signature; its type only loses the type parameter.
export const TableRow = memo(PlainRow) as typeof PlainRow;

function PlainRow<Row extends object>(props: TableRowProps<Row>) {
  const { row, isActive, isOpen, isSelected, canSelect, actions, href, onOpen } = props;
  return (
    <tr
      data-row-id={row.id}
      tabIndex={props.isTabStop ? 0 : -1}
      aria-selected={canSelect ? isSelected : undefined}
      aria-current={isOpen ? "true" : undefined}
      style={{ height: props.heightPx }}
      className={cn(
        "border-b outline-none hover:bg-row-hover focus-visible:shadow-[inset_2px_0_0_var(--ring)]",
        onOpen && "cursor-default",
        isActive && "bg-row-active hover:bg-row-active",
        isSelected && "bg-row-selected hover:bg-row-selected",
        (isActive || isOpen) && "shadow-[inset_2px_0_0_var(--ring)]",
      )}
      {...rowHandlers(props)}
    >
      {canSelect && (
        <td className="w-10 pl-4">
          <Checkbox
            aria-label={`Select ${props.name}`}
            className="align-middle"
            tabIndex={-1}
            checked={isSelected}
            disabled={!row.getCanSelect()}
            onClick={(event) => toggleRow(row, event)}
          />
        </td>
      )}
      {props.shownColumns.map((column) => (
        <td
          key={column.id}
          className={cn(
            "truncate px-2.5 first:pl-4 last:pr-4 [&>*]:align-middle",
            column.numeric && "text-right tabular-nums",
          )}
        >
          <PrimaryLink href={column.mobile === "title" ? href : undefined} row={row.original} onOpen={onOpen}>
            {column.cell(row.original)}
          </PrimaryLink>
          {column.note && <div className="mt-0.5 truncate text-xs leading-5">{column.note(row.original)}</div>}
        </td>
      ))}
      {props.hasMenu && (
        <td className="w-11 pr-2 text-right">
          <RowMenu row={row.original} actions={actions} label={`Actions for ${props.name}`} />
        </td>
      )}
    </tr>
  );
}

interface TableRowProps<Row extends object> extends RowBehaviour<Row> {
  shownColumns: readonly DataColumn<Row>[];
  /** What a screen reader calls the row. */
  name: string;
  heightPx: number;
  isTabStop: boolean;
  hasMenu: boolean;
}
