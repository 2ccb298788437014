"use client";

import { useSyncExternalStore } from "react";
import { serverNow } from "@/components/shell/server-clock";

/** Whole seconds until a moment by the server's clock; 0 once it has passed. */
export function useSecondsLeft(until: Date | null): number {
  return useSyncExternalStore(
    subscribe,
    () => secondsLeft(until),
    () => 0,
  );
}

export function secondsLeft(until: Date | null): number {
  return until ? Math.max(0, Math.ceil((until.getTime() - serverNow()) / 1_000)) : 0;
}

const TICK_MS = 250;

function subscribe(listener: () => void) {
  const timer = setInterval(listener, TICK_MS);
  return () => clearInterval(timer);
}
