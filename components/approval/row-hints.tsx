"use client";

import { createContext, useContext, useMemo } from "react";
import type { ReactNode } from "react";
import type { RowHint } from "@/server/api/reads/row-hints";

interface RowHints {
  hints: ReadonlyMap<string, RowHint>;
  /** The list has a column for the status. */
  showsStatus: boolean;
}

/** What the rows of a list know beyond themselves, read beside them. */
export function RowHintsProvider({ children, hints, showsStatus }: RowHints & { children: ReactNode }) {
  const value = useMemo(() => ({ hints, showsStatus }), [hints, showsStatus]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useRowHint(id: string) {
  const { hints, showsStatus } = useContext(Context);
  return { hint: hints.get(id), showsStatus };
}

const Context = createContext<RowHints>({ hints: new Map(), showsStatus: true });
