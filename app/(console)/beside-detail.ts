import type { TableState } from "@/components/data-table/use-table-state";

interface Folded {
  columns: readonly string[];
  filters?: readonly string[];
}

/** With a detail open the list is narrow: it keeps what tells rows apart, and the filters that are in use. */
export function besideDetail(state: TableState, { columns, filters = [] }: Folded): TableState {
  if (state.openRowId === null) return state;
  const isUsed = (id: string) => (state.values[id]?.length ?? 0) > 0;
  return {
    ...state,
    hidden: [...new Set([...state.hidden, ...columns])],
    filters: state.filters.filter(({ id }) => !filters.includes(id) || isUsed(id)),
  };
}
