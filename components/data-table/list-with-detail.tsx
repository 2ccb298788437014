"use client";

import type { ReactNode } from "react";
import { SplitView } from "@/components/shell/split-view";
import { viewOf, type ViewedQuery } from "@/components/trpc/view-of";
import { DataTable } from "./data-table";
import type { DataTableProps } from "./data-table-props";

/** A list page: one page of rows from one query, and beside it the detail of the row that the URL names. */
export function ListWithDetail<Row extends { id: string }>(props: ListWithDetailProps<Row>) {
  const { query, detail, detailLabel, ...table } = props;
  const { openRowId, setOpenRowId } = table.state;
  return (
    <SplitView
      list={
        <DataTable
          {...table}
          {...viewOf(query)}
          rows={query.data?.items}
          rowId={(row) => row.id}
          nextCursor={query.data?.nextCursor}
        />
      }
      detail={openRowId && detail(openRowId, query.data?.items)}
      detailLabel={detailLabel}
      onClose={() => setOpenRowId(null)}
    />
  );
}

interface ListWithDetailProps<Row extends { id: string }> extends Pick<
  DataTableProps<Row>,
  | "id"
  | "label"
  | "columns"
  | "state"
  | "rowName"
  | "searchLabel"
  | "presetViews"
  | "empty"
  | "banner"
  | "toolbarExtra"
  | "actions"
  | "selectionTurn"
> {
  query: ViewedQuery<{ items: Row[]; nextCursor: string | null }>;
  /** Is told the rows as far as they are loaded; the open one may be on another page. */
  detail: (id: string, rows: readonly Row[] | undefined) => ReactNode;
  /** The accessible name of the detail, such as "Fund". */
  detailLabel: string;
}
