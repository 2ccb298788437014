"use client";

import { useState } from "react";

/** Gives the focus back to where it was before a dialog without a trigger opened, or to the list's active row. */
export function useReturnFocus(): (event: Event) => void {
  const [before] = useState(() => (typeof document === "undefined" ? null : document.activeElement));
  return (event) => {
    event.preventDefault();
    const place = isUsable(before) ? before : fallback();
    place?.focus({ preventScroll: true });
  };
}

function isUsable(place: Element | null): place is HTMLElement {
  return place instanceof HTMLElement && place.isConnected && place !== document.body && place.offsetParent !== null;
}

function fallback(): HTMLElement | undefined {
  const places = document.querySelectorAll<HTMLElement>("[data-row-id][tabindex='0'], [data-focus-home]");
  return [...places].find((place) => place.offsetParent !== null);
}
