"use client";

import { Fragment } from "react";

import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";

import type { DataColumn } from "./column";
import { PrimaryLink } from "./primary-link";
import { rowHandlers, toggleRow, type RowBehaviour } from "./row-behaviour";
import { RowMenu } from "./row-menu";

/** One row as a two-line card for phones: title and aside above, meta columns below. */
export function CardRow<Row extends object>(props: CardRowProps<Row>) {
  const { row, isOpen, isSelected, canSelect } = props;
  return (
    <li
      data-row-id={row.id}
      tabIndex={props.isTabStop ? 0 : -1}
      aria-current={isOpen ? "true" : undefined}
      className={cn(
        "flex min-h-15 items-start gap-3 border-b px-3 py-2 outline-none focus-visible:shadow-[inset_2px_0_0_var(--ring)]",
        isSelected ? "bg-row-selected" : "active:bg-row-active",
      )}
      {...rowHandlers(props)}
    >
      {canSelect && (
        <Checkbox
          aria-label={`Select ${props.name}`}
          className="mt-0.5"
          checked={isSelected}
          onClick={(event) => toggleRow(row, event)}
        />
      )}
      <CardLines {...props} />
      {props.hasMenu && (
        <div className="-mt-0.5 -mr-1.5">
          <RowMenu row={row.original} actions={props.actions} label={`Actions for ${props.name}`} />
        </div>
      )}
    </li>
  );
}

interface CardRowProps<Row extends object> extends RowBehaviour<Row> {
  columns: readonly DataColumn<Row>[];
  name: string;
  isTabStop: boolean;
  hasMenu: boolean;
}

function CardLines<Row extends object>({ row, columns, href, onOpen }: CardRowProps<Row>) {
  const data = row.original;
  const at = (place: DataColumn<Row>["mobile"]) => columns.filter((column) => column.mobile === place);
  return (
    <div className="min-w-0 flex-1">
      <div className="flex items-center justify-between gap-2">
        <div className="min-w-0 truncate font-medium">
          <PrimaryLink href={href} row={data} onOpen={onOpen}>
            {at("title").map((column) => (
              <Fragment key={column.id}>{column.cell(data)}</Fragment>
            ))}
          </PrimaryLink>
        </div>
        <div className="flex shrink-0 items-center gap-2">
          {at("aside").map((column) => (
            <Fragment key={column.id}>{column.cell(data)}</Fragment>
          ))}
        </div>
      </div>
      {at("title").map(
        (column) =>
          column.note && (
            <div key={column.id} className="mt-0.5 truncate text-xs leading-5">
              {column.note(data)}
            </div>
          ),
      )}
      <div className="mt-1 flex min-w-0 items-center gap-x-2 overflow-hidden text-xs whitespace-nowrap text-muted-foreground [&>*+*]:before:mr-2 [&>*+*]:before:content-['·']">
        {at("meta").map((column) => (
          <span key={column.id} className="flex min-w-0 shrink items-center truncate">
            {column.cell(data)}
          </span>
        ))}
      </div>
    </div>
  );
}
