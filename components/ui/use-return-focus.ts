"use client";

import { useRef } from "react";

/**
 * Gives the focus back to where it was before a dialog opened. Radix knows only the dialog's own trigger, and most of
 * ours are opened by state. A focus that somebody has moved on meanwhile is left where it is.
 */
export function useReturnFocus({ onOpenAutoFocus, onCloseAutoFocus }: FocusHandlers): Required<FocusHandlers> {
  const before = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus(event) {
      before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      onOpenAutoFocus?.(event);
    },
    onCloseAutoFocus(event) {
      onCloseAutoFocus?.(event);
      if (event.defaultPrevented || !before.current?.isConnected) return;
      event.preventDefault();
      if (isNowhere(event.target)) before.current.focus({ preventScroll: true });
    },
  };
}

interface FocusHandlers {
  onOpenAutoFocus?: (event: Event) => void;
  onCloseAutoFocus?: (event: Event) => void;
}

/** On the page as such, or still within the dialog that goes. */
function isNowhere(dialog: EventTarget | null): boolean {
  const focused = document.activeElement;
  return focused === null || focused === document.body || (dialog instanceof Node && dialog.contains(focused));
}
