"use client";

import { useSyncExternalStore } from "react";

/** True while the browser itself says that there is no network: whatever is asked of the server now, fails. */
export function useIsOffline(): boolean {
  return useSyncExternalStore(subscribe, () => !navigator.onLine, alwaysOnline);
}

function subscribe(listener: () => void) {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

const alwaysOnline = () => false;
