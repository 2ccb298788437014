import { createParser, parseAsArrayOf, parseAsInteger, parseAsString } from "nuqs";

import type { ColumnShape, SortOrder, TableFilter } from "./column";

export const pageSizes = [25, 50, 100] as const;

const reservedKeys = ["q", "sort", "cols", "after", "limit", "row"];

export const parseAsSort = createParser<SortOrder>({
  parse(text) {
    const [id, direction] = text.split(".");
    if (!id || (direction !== "asc" && direction !== "desc")) return null;
    return { id, desc: direction === "desc" };
  },
  serialize: (sort) => `${sort.id}.${sort.desc ? "desc" : "asc"}`,
  eq: (a, b) => a.id === b.id && a.desc === b.desc,
});

const textList = parseAsArrayOf(parseAsString);

export function baseParsers(limitDefault: number) {
  return {
    q: parseAsString.withDefault(""),
    sort: parseAsSort,
    cols: textList,
    after: textList.withDefault([]),
    limit: parseAsInteger.withDefault(limitDefault),
    row: parseAsString,
  };
}

export type FilterValues = Record<string, string[]>;

export function filterParsers(filters: readonly TableFilter[], defaults: FilterValues) {
  return Object.fromEntries(filters.map(({ id }) => [id, textList.withDefault(defaults[id] ?? [])]));
}

/** True when a filter differs from how the page opens. */
export function differs(values: FilterValues, defaults: FilterValues): boolean {
  return Object.entries(values).some(([id, list]) => list.join() !== (defaults[id] ?? []).join());
}

export function collectFilters(columns: readonly ColumnShape[], extra: readonly TableFilter[]): TableFilter[] {
  const fromColumns = columns.flatMap((column) =>
    column.facet ? [{ ...column.facet, id: column.id, label: column.facet.label ?? column.header }] : [],
  );
  const all = [...fromColumns, ...extra];
  const clash = all.find((filter) => reservedKeys.includes(filter.id));
  if (clash) throw new Error(`The filter id "${clash.id}" is taken by the table itself`);
  return all;
}
