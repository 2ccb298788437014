"use client";

import { createContext, useContext, useEffect, useState, type ReactNode } from "react";

/** Adds to the breadcrumb what comes after the page's own name, for example the title of one action. */
export function usePageTrail(label: string) {
  const setLabel = useContext(SetLabelContext);
  useEffect(() => {
    setLabel(label);
    return () => setLabel(null);
  }, [setLabel, label]);
}

export function PageTrailProvider({ children }: { children: ReactNode }) {
  const [label, setLabel] = useState<string | null>(null);
  return (
    <SetLabelContext.Provider value={setLabel}>
      <LabelContext.Provider value={label}>{children}</LabelContext.Provider>
    </SetLabelContext.Provider>
  );
}

/** Null on a page that is a whole of its own. */
export function useTrailLabel(): string | null {
  return useContext(LabelContext);
}

const SetLabelContext = createContext<(label: string | null) => void>(() => {});
const LabelContext = createContext<string | null>(null);
