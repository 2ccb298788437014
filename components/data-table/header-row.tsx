"use client";

import { ArrowDownIcon, ArrowUpIcon, ChevronsUpDownIcon } from "lucide-react";

import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";

import type { DataColumn } from "./column";
import type { TableInstance } from "./table-instance";

/** Column titles; a sortable one is a button that cycles its order. */
export function HeaderRow<Row extends object>(props: HeaderRowProps<Row>) {
  const { table, columns, canSelect, hasMenu } = props;
  const byId = new Map(columns.map((column) => [column.id, column]));
  const isAll = table.getIsAllPageRowsSelected();
  const isSome = table.getIsSomePageRowsSelected();
  return (
    <thead className="sticky top-0 z-10 bg-surface text-xs text-muted-foreground shadow-[inset_0_-1px_0_var(--border)]">
      <tr className="h-8">
        {canSelect && (
          <th scope="col" className="w-10 pl-4 text-left">
            <Checkbox
              aria-label="Select all rows on this page"
              className="align-middle"
              disabled={table.getRowModel().rows.length === 0}
              checked={isAll ? true : isSome ? "indeterminate" : false}
              onCheckedChange={(checked) => table.toggleAllPageRowsSelected(checked === true)}
            />
          </th>
        )}
        {table
          .getHeaderGroups()
          .flatMap((group) =>
            group.headers.map((header) => (
              <Title
                key={header.id}
                column={byId.get(header.column.id)}
                sorted={header.column.getIsSorted()}
                onSort={header.column.getCanSort() ? header.column.getToggleSortingHandler() : undefined}
              />
            )),
          )}
        {hasMenu && (
          <th scope="col" className="w-11">
            <span className="sr-only">Row actions</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

interface HeaderRowProps<Row extends object> {
  table: TableInstance<Row>;
  columns: readonly DataColumn<Row>[];
  canSelect: boolean;
  hasMenu: boolean;
}

function Title<Row>({ column, sorted, onSort }: TitleProps<Row>) {
  return (
    <th
      scope="col"
      aria-sort={onSort ? ariaSort(sorted) : undefined}
      className={cn(
        "px-2.5 font-medium whitespace-nowrap first:pl-4 last:pr-4",
        column?.numeric ? "text-right" : "text-left",
      )}
    >
      {onSort ? (
        <button
          type="button"
          className={cn(
            "group -mx-1 inline-flex h-6 max-w-full items-center gap-1 rounded-sm px-1 hover:text-foreground",
            sorted && "text-foreground",
            column?.numeric && "flex-row-reverse",
          )}
          onClick={onSort}
        >
          <span className="truncate">{column?.header}</span>
          <SortIcon sorted={sorted} />
        </button>
      ) : (
        <span className="block truncate">{column?.header}</span>
      )}
    </th>
  );
}

interface TitleProps<Row> {
  column?: DataColumn<Row>;
  sorted: false | "asc" | "desc";
  /** Left out: the column does not sort. */
  onSort?: (event: unknown) => void;
}

function SortIcon({ sorted }: { sorted: false | "asc" | "desc" }) {
  if (sorted === "asc") return <ArrowUpIcon className="size-3 shrink-0" />;
  if (sorted === "desc") return <ArrowDownIcon className="size-3 shrink-0" />;
  return (
    <ChevronsUpDownIcon className="size-3 shrink-0 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100" />
  );
}

function ariaSort(sorted: false | "asc" | "desc") {
  if (sorted === "asc") return "ascending" as const;
  if (sorted === "desc") return "descending" as const;
  return "none" as const;
}
