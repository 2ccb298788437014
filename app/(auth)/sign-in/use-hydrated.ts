import { useSyncExternalStore } from "react";

const subscribe = () => () => undefined;

/** False in the server's markup: a form sent before its script runs would lose what was typed. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}
