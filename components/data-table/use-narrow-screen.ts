"use client";

import { useSyncExternalStore } from "react";

/** True below 640 px, false above, undefined until the browser has told. */
export function useNarrowScreen(): boolean | undefined {
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches, unknown);
}

const query = "(max-width: 639.98px)";

function subscribe(listener: () => void) {
  const media = window.matchMedia(query);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

function unknown(): boolean | undefined {
  return undefined;
}
