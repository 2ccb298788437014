import type { TargetCounts } from "@/server/kernel/settle-counts";
import { CountBar } from "./count-bar";

/** How far an action has come over its targets; nothing before it has started. */
export function TargetProgress({ counts, total, isRunning }: TargetProgressProps) {
  if (counts.pending === total && !isRunning) return null;
  return <CountBar counts={counts} total={total} />;
}

interface TargetProgressProps {
  counts: TargetCounts;
  total: number;
  isRunning: boolean;
}
