import type { ComponentType, ReactNode } from "react";

/** One column of a list page: how it reads in the table, on a phone, and how it filters. */
export interface DataColumn<Row> extends ColumnShape {
  cell: (row: Row) => ReactNode;
  /** A second line below the title, not part of its link; all rows are then two lines tall. */
  note?: (row: Row) => ReactNode;
  /** Right-aligned with tabular figures. */
  numeric?: boolean;
  /** Width in the table; a column with `grow` takes what is left and treats this as its minimum. */
  widthPx?: number;
  grow?: boolean;
  /**
   * Place in the two-line card below 640 px: `title` and `aside` share the first line, `meta` columns the second.
   * Columns without a place are not drawn on phones.
   */
  mobile?: "title" | "aside" | "meta";
}

/** The part of a column that the URL state needs; it does not know the row type. */
export interface ColumnShape {
  id: string;
  header: string;
  sortable?: boolean;
  /** First click sorts from the highest down: right for times and counts. */
  sortDescFirst?: boolean;
  /** False keeps the column out of the column menu. */
  hideable?: boolean;
  startsHidden?: boolean;
  facet?: Facet;
}

export interface Facet {
  label?: string;
  options: readonly FacetOption[];
  /** One value at a time, for facets such as age. */
  single?: boolean;
}

export interface FacetOption {
  value: string;
  label: string;
  icon?: ComponentType<{ className?: string }>;
}

/** A filter with its URL key; every column facet becomes one, and a page may add filters that have no column. */
export interface TableFilter extends Facet {
  id: string;
  label: string;
}

export interface SortOrder {
  id: string;
  desc: boolean;
}

export const columnWidthDefaultPx = 140;
