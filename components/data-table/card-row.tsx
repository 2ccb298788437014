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
  const { row, columns, isOpen, isSelected, canSelect, href, onOpen } = props;
  const at = (place: DataColumn<Row>["mobile"]) => columns.filter((column) => column.mobile === place);
  const title = at("title").map((column) => <Fragment key={column.id}>{column.cell(row.original)}</Fragment>);
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
      <div className="min-w-0 flex-1">
        <div className="flex items-center justify-between gap-2">
          <div className="min-w-0 truncate font-medium">
            {href ? (
              <PrimaryLink href={href} onOpen={onOpen && (() => onOpen(row.original))}>
                {title}
              </PrimaryLink>
            ) : (
              title
            )}
          </div>
          <div className="flex shrink-0 items-center gap-2">
            {at("aside").map((column) => (
              <Fragment key={column.id}>{column.cell(row.original)}</Fragment>
            ))}
          </div>
        </div>
        <div className="mt-1 flex min-w-0 items-center gap-x-2 overflow-hidden text-xs whitespace-nowrap text-muted-foreground [&>*+*]:before:mr-2 [&>*+*]:before:content-['·']">
          {at("meta").map((column) => (
            <span key={column.id} className="flex min-w-0 shrink items-center truncate">
              {column.cell(row.original)}
            </span>
          ))}
        </div>
      </div>
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
