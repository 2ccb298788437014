import type { PortResult } from "@/server/kernel/ports";

type Troubled = Exclude<PortResult, { outcome: "done" }>;

export const failed = (code: string, message: string): Troubled => ({ outcome: "failed", problem: { code, message } });
export const retry = (code: string, message: string): Troubled => ({ outcome: "retry", problem: { code, message } });
export const unknown = (code: string, message: string): Troubled => ({
  outcome: "unknown",
  problem: { code, message },
});

/** The deadline or the shutdown came first; nothing left this process. */
export const notStarted = (): Troubled => retry("aborted", "Stopped before anything was sent.");
