import type { ComponentType } from "react";

/** Something a person may do with one row or with the selected rows. */
export interface RowAction<Row> {
  id: string;
  label: string;
  icon?: ComponentType<{ className?: string }>;
  /** A single key, such as "a"; it acts on the selection, or on the active row when nothing is selected. */
  shortcut?: string;
  tone?: "default" | "danger";
  scope?: "both" | "row" | "bulk";
  isAvailable?: (row: Row) => boolean;
  /** Said when it is asked for and available for none of these rows; null: nothing to say. */
  whyNot?: (rows: readonly Row[]) => string | null;
  /** False: never for this person, so its key is not listed. */
  isForMe?: boolean;
  run: (rows: Row[]) => void;
}

export function availableRows<Row>(action: RowAction<Row>, rows: readonly Row[]): Row[] {
  return rows.filter((row) => action.isAvailable?.(row) ?? true);
}
