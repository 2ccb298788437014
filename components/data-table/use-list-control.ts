"use client";

import { useCallback, useEffect, useState, type RefObject } from "react";
import { toast } from "sonner";

import { availableRows, type RowAction } from "./row-action";
import { toggleRow } from "./row-behaviour";
import type { TableInstance } from "./table-instance";
import { useTableKeys } from "./table-keys";
import type { TableState } from "./use-table-state";

/** The active row and what the keys do with it. */
export function useListControl<Row extends object>(options: ListControlOptions<Row>) {
  const { table, state, actions, frame, onOpen } = options;
  const [activeId, setActiveId] = useActiveRow(state.openRowId);
  const rows = table.getRowModel().rows;
  const selectedRows = table.getSelectedRowModel().rows.map((row) => row.original);
  const activeIndex = rows.findIndex((row) => row.id === activeId);
  const active = rows[activeIndex];
  useScrollToTop(frame, state.pageIndex);

  const move = (step: 1 | -1) => {
    const next = activeIndex < 0 ? rows[0] : rows[activeIndex + step];
    if (!next) return;
    setActiveId(next.id);
    focusRow(frame.current, next.id);
    // With a detail open beside the list, walking the list walks the details.
    if (state.openRowId !== null) state.setOpenRowId(next.id, "replace");
  };
  const runByKey = (key: string) => {
    const action = actions.find((candidate) => candidate.shortcut === key);
    if (!action) return false;
    const isBulk = selectedRows.length > 0 && action.scope !== "row";
    const targets = isBulk ? selectedRows : active ? [active.original] : [];
    const usable = availableRows(action, targets);
    if (usable.length > 0) action.run(usable);
    else sayWhyNot(action, targets);
    return true;
  };

  useTableKeys({
    onMove: move,
    onOpen: () => active && onOpen(active.original),
    onSelect: (event) => {
      if (active && options.canSelect) toggleRow(active, event);
    },
    onSearch: options.onSearch,
    onPage: (step) => {
      if (step === 1) options.onNextPage();
      else if (state.pageIndex > 0) state.goPrevious();
    },
    onEscape: () => {
      if (selectedRows.length > 0) table.resetRowSelection(true);
      else if (state.openRowId !== null) state.setOpenRowId(null);
      else return false;
      return true;
    },
    onHelp: options.onHelp,
    onActionKey: runByKey,
  });

  return { activeId: active?.id ?? null, setActiveId, selectedRows };
}

export interface ListControl<Row> {
  activeId: string | null;
  setActiveId: (id: string) => void;
  selectedRows: readonly Row[];
}

interface ListControlOptions<Row extends object> {
  table: TableInstance<Row>;
  state: TableState;
  actions: readonly RowAction<Row>[];
  canSelect: boolean;
  frame: RefObject<HTMLDivElement | null>;
  onOpen: (row: Row) => void;
  onNextPage: () => void;
  onSearch: () => void;
  onHelp: () => void;
}

function sayWhyNot<Row>(action: RowAction<Row>, rows: readonly Row[]): void {
  const why = action.whyNot?.(rows);
  if (why) toast.warning(why, { id: "not-allowed", position: "top-center" });
}

function focusRow(frame: HTMLElement | null, id: string) {
  const row = frame?.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(id)}"]`);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

/** The row the keys act on; opening a row by other means, such as a link, makes it the active one. */
function useActiveRow(openRowId: string | null) {
  const [active, setActive] = useState({ id: openRowId, openRowId });
  if (openRowId !== active.openRowId) setActive({ id: openRowId ?? active.id, openRowId });
  const setActiveId = useCallback((id: string) => setActive((old) => ({ ...old, id })), []);
  return [active.id, setActiveId] as const;
}

/** Another page of rows starts at its top. */
function useScrollToTop(frame: RefObject<HTMLDivElement | null>, pageIndex: number) {
  useEffect(() => {
    frame.current?.querySelector("[data-table-scroller]")?.scrollTo({ top: 0 });
  }, [frame, pageIndex]);
}
