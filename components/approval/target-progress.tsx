import { Progress } from "@/components/ui/progress";
import type { TARGET_STATUSES } from "@/drizzle/schema/actions";

type TargetCounts = Record<(typeof TARGET_STATUSES)[number], number>;

/** How far an action has come over its targets; nothing before it has started. */
export function TargetProgress({ counts, total, isRunning }: TargetProgressProps) {
  const settled = total - counts.pending;
  if (settled === 0 && !isRunning) return null;
  const parts = [
    `${counts.succeeded.toLocaleString("en-GB")} done`,
    ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
    ...(counts.unknown > 0 ? [`${counts.unknown} unknown`] : []),
    ...(counts.cancelled > 0 ? [`${counts.cancelled} cancelled`] : []),
    ...(counts.pending > 0 ? [`${counts.pending.toLocaleString("en-GB")} to do`] : []),
  ];
  return (
    <div className="grid gap-1">
      <Progress value={total === 0 ? 0 : (settled / total) * 100} aria-label="Targets settled" />
      <p className="text-xs text-muted-foreground tabular-nums">{parts.join(" · ")}</p>
    </div>
  );
}

interface TargetProgressProps {
  counts: TargetCounts;
  total: number;
  isRunning: boolean;
}
