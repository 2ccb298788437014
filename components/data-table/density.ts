"use client";

import { useSyncExternalStore } from "react";

export type Density = "comfortable" | "dense";

/** Row density, one choice for all tables, kept in this browser. */
export function useDensity(): [Density, (density: Density) => void] {
  const density = useSyncExternalStore(subscribe, readDensity, () => "comfortable" as const);
  return [density, writeDensity];
}

/** How tall a row of so many lines is. */
export const rowHeightPx: Record<1 | 2, Record<Density, number>> = {
  1: { comfortable: 40, dense: 32 },
  2: { comfortable: 56, dense: 46 },
};

const storageKey = "table-density";
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function readDensity(): Density {
  return window.localStorage.getItem(storageKey) === "dense" ? "dense" : "comfortable";
}

function writeDensity(density: Density) {
  window.localStorage.setItem(storageKey, density);
  for (const listener of listeners) listener();
}
