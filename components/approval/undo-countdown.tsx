"use client";

import { useSecondsLeft } from "./use-seconds-left";

/** "Starts in 12 s", or what it says once that time is over. */
export function UndoCountdown({ until, then = "Starting" }: { until: Date; then?: string }) {
  const seconds = useSecondsLeft(until);
  return <span className="whitespace-nowrap tabular-nums">{seconds > 0 ? `Starts in ${seconds} s` : then}</span>;
}
