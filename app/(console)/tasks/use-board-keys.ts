"use client";

import type { RefObject } from "react";
import { useTableKeys } from "@/components/data-table/table-keys";

/** The keys of the lists, as far as a board has a use for them: j and k walk the cards, / searches, Enter opens. */
export function useBoardKeys(board: RefObject<HTMLElement | null>, search: RefObject<HTMLInputElement | null>): void {
  const cards = () => [...(board.current?.querySelectorAll<HTMLElement>("[data-row-id]") ?? [])];
  useTableKeys({
    onMove: (step) => {
      const all = cards();
      const at = all.findIndex((card) => card === document.activeElement);
      const next = at < 0 ? all[0] : all[at + step];
      next?.focus({ preventScroll: true });
      next?.scrollIntoView({ block: "nearest" });
    },
    onOpen: () =>
      cards()
        .find((card) => card === document.activeElement)
        ?.click(),
    onSearch: () => search.current?.focus(),
    onSelect: nothing,
    onPage: nothing,
    onHelp: nothing,
    onEscape: () => false,
    onActionKey: () => false,
  });
}

const nothing = () => undefined;
