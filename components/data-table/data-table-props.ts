import type { ReactNode } from "react";

import type { DataColumn } from "./column";
import type { RowAction } from "./row-action";
import type { SavedView, SavedViews } from "./saved-views";
import type { EmptyText, TableError } from "./table-message";
import type { TableState } from "./use-table-state";

/** What a list page hands to the table; keep `columns` and `rows` stable between renders. */
export interface DataTableProps<Row extends object> {
  /** Names the table in storage: saved views belong to it. */
  id: string;
  /** The accessible name, such as "Approvals". */
  label: string;
  columns: readonly DataColumn<Row>[];
  state: TableState;
  rows?: readonly Row[];
  rowId: (row: Row) => string;
  /** What a screen reader calls a row; the id when left out. */
  rowName?: (row: Row) => string;
  status: "loading" | "error" | "ready";
  /** The rows shown are those of an earlier request while the next one runs. */
  isStale?: boolean;
  error?: TableError;
  onRetry?: () => void;
  nextCursor?: string | null;
  /** How many rows there are in all, as words: "214" or "1,000+". */
  totalLabel?: string;
  facetCounts?: Record<string, Record<string, number>>;
  actions?: readonly RowAction<Row>[];
  /** Opens a row; when left out, the row's id goes to `row` in the URL and the page shows its detail. */
  onOpen?: (row: Row) => void;
  rowHref?: (row: Row) => string;
  /** Shows the search box with this label. */
  searchLabel?: string;
  savedViews?: SavedViews;
  presetViews?: readonly SavedView[];
  /** Another number clears the selection: what it was for has been done. */
  selectionTurn?: number;
  empty?: EmptyText;
  /** The rows shown could not be refreshed. */
  missed?: TableError;
  /** A line between toolbar and rows, such as "12 new rows". */
  banner?: ReactNode;
  toolbarExtra?: ReactNode;
  className?: string;
}
