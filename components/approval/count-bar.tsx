import { cn } from "@/components/ui/cn";
import type { TargetCounts } from "@/server/kernel/settle-counts";

const PARTS = [
  { status: "succeeded", word: "done", className: "bg-success" },
  { status: "failed", word: "failed", className: "bg-danger" },
  { status: "unknown", word: "unknown", className: "bg-danger/60" },
  { status: "cancelled", word: "cancelled", className: "bg-neutral" },
  { status: "pending", word: "to do", className: "bg-accent" },
] as const;

/** How far an action has come over its targets, as a stacked bar with its numbers in words. */
export function CountBar({ counts, total }: { counts: TargetCounts; total: number }) {
  const parts = PARTS.filter(({ status }) => counts[status] > 0);
  return (
    <div className="grid gap-1">
      <div aria-hidden="true" className="flex h-1.5 gap-px overflow-hidden rounded-full bg-accent">
        {parts.map(({ status, className }) => (
          <div
            key={status}
            className={cn("h-full min-w-1", className)}
            style={{ width: `${(counts[status] / Math.max(1, total)) * 100}%` }}
          />
        ))}
      </div>
      <p className="text-xs text-muted-foreground tabular-nums">
        {parts.map(({ status, word }) => `${counts[status].toLocaleString("en-GB")} ${word}`).join(" · ")}
      </p>
    </div>
  );
}
