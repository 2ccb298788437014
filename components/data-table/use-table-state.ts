"use client";

import { useMemo } from "react";
import { useQueryStates } from "nuqs";

import type { ColumnShape, SortOrder, TableFilter } from "./column";
import { baseParsers, collectFilters, differs, filterParsers, pageSizes, type FilterValues } from "./table-url";

/**
 * The state of a list page, kept in the URL, with the request it stands for. What a person would want to go back to
 * makes a history entry: an open row, a filter, a page; typing and walking do not.
 */
export function useTableState(config: TableStateConfig): TableState {
  const { columns, defaultSort = null, defaultLimit = 50, defaultFilters = noDefaults } = config;
  const filters = useMemo(() => collectFilters(columns, config.filters ?? []), [columns, config.filters]);
  const parsers = useMemo(() => baseParsers(defaultLimit), [defaultLimit]);
  const facetParsers = useMemo(() => filterParsers(filters, defaultFilters), [filters, defaultFilters]);
  const [base, setBase] = useQueryStates(parsers, { history: "replace" });
  const [values, setValues] = useQueryStates(facetParsers, { history: "replace" });

  return useMemo(() => {
    const hidden = base.cols ?? columns.filter((c) => c.startsHidden).map((c) => c.id);
    const sort = base.sort ?? defaultSort;
    const limit = pageSizes.some((size) => size === base.limit) ? base.limit : defaultLimit;
    const toFirstPage = { after: null };
    return {
      filters,
      q: base.q,
      sort,
      values,
      hidden,
      choseColumns: base.cols !== null,
      limit,
      pageIndex: base.after.length,
      openRowId: base.row,
      isNarrowed: base.q !== "" || differs(values, defaultFilters),
      request: { q: base.q || undefined, sort: sort ?? undefined, filters: values, cursor: base.after.at(-1), limit },
      setQ: (q) => void setBase({ q: q || null, ...toFirstPage }),
      setSort: (next) => void setBase({ sort: next, ...toFirstPage }),
      setLimit: (next) => void setBase({ limit: next, ...toFirstPage }),
      setFilter: (id, list) => {
        void setBase(toFirstPage);
        // Where the page opens with a choice, "none chosen" must be written out, or it would mean that choice.
        void setValues({ [id]: list.length > 0 || defaultFilters[id] ? list : null }, { history: "push" });
      },
      clearFilters: () => {
        void setBase({ q: null, ...toFirstPage });
        void setValues(null, { history: "push" });
      },
      setHidden: (ids) => void setBase({ cols: ids }),
      resetColumns: () => void setBase({ cols: null }),
      goNext: (cursor) => void setBase({ after: [...base.after, cursor] }, { history: "push" }),
      goPrevious: () => void setBase({ after: base.after.slice(0, -1) }, { history: "push" }),
      goFirst: () => void setBase(toFirstPage, { history: "push" }),
      setOpenRowId: (id, history = "push") => void setBase({ row: id }, { history }),
    };
  }, [base, values, columns, defaultSort, defaultLimit, defaultFilters, filters, setBase, setValues]);
}

const noDefaults: FilterValues = {};

export interface TableStateConfig {
  /** Keep columns, filters and defaultSort stable: module scope or useMemo. */
  columns: readonly ColumnShape[];
  filters?: readonly TableFilter[];
  defaultSort?: SortOrder | null;
  defaultLimit?: (typeof pageSizes)[number];
  /** The filters of the page without a query, such as { status: ["held"] }; clearing returns to them. */
  defaultFilters?: FilterValues;
}

/** What the page sends to its query; changes of it mean other rows. */
export interface TableRequest {
  q?: string;
  sort?: SortOrder;
  filters: Record<string, string[]>;
  cursor?: string;
  limit: number;
}

export interface TableState {
  filters: readonly TableFilter[];
  q: string;
  sort: SortOrder | null;
  values: Record<string, string[]>;
  hidden: readonly string[];
  /** The person has said which columns to show. */
  choseColumns: boolean;
  limit: number;
  pageIndex: number;
  openRowId: string | null;
  /** True when a search or filter hides rows: tells "no data" from "no match". */
  isNarrowed: boolean;
  request: TableRequest;
  setQ: (q: string) => void;
  setSort: (sort: SortOrder | null) => void;
  setLimit: (limit: number) => void;
  setFilter: (id: string, values: string[]) => void;
  clearFilters: () => void;
  setHidden: (ids: string[]) => void;
  resetColumns: () => void;
  goNext: (cursor: string) => void;
  goPrevious: () => void;
  goFirst: () => void;
  /** "push": the Back button leads here again; "replace": only the place within the same visit changes. */
  setOpenRowId: (id: string | null, history?: "push" | "replace") => void;
}
