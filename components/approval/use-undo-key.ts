"use client";

import { useEffect, useRef } from "react";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { isFreeKey } from "./free-key";

interface Undoing {
  undoable: () => readonly ActionListItem[];
  undo: (rows: readonly ActionListItem[]) => void;
}

/** `z` takes the newest approval back, wherever the focus is. */
export function useUndoKey(made: Undoing): void {
  const latest = useRef(made);
  useEffect(() => {
    latest.current = made;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "z" || !isFreeKey(event)) return;
      const rows = latest.current.undoable();
      if (rows.length === 0) return;
      event.preventDefault();
      latest.current.undo(rows);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
