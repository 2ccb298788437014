import type { PortResult } from "@/server/kernel/ports";

type Troubled<Outcome extends PortResult["outcome"]> = Extract<PortResult, { outcome: Outcome }>;

export const failed = (code: string, message: string): Troubled<"failed"> => ({
  outcome: "failed",
  problem: { code, message },
});
export const retry = (code: string, message: string): Troubled<"retry"> => ({
  outcome: "retry",
  problem: { code, message },
});
export const unknown = (code: string, message: string): Troubled<"unknown"> => ({
  outcome: "unknown",
  problem: { code, message },
});

/** The deadline or the shutdown came first; nothing left this process. */
export const notStarted = (): Troubled<"retry"> => retry("aborted", "Stopped before anything was sent.");
