import { CircleSlash2Icon, TriangleAlertIcon } from "lucide-react";
import { VerdictBadge } from "@/components/shell/verdict-badge";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { ActionDetail } from "@/server/api/reads/action-detail";

type Rule = ActionDetail["decision"]["trace"][number];

/** One rule: what it asks, what it found, and how near a figure came to its limit. */
export function RuleLine({ rule }: { rule: Rule }) {
  return (
    <li className="grid gap-1 px-3 py-2 text-sm">
      <div className="flex items-start justify-between gap-3">
        <p className="min-w-0 wrap-anywhere">{rule.title}</p>
        <Outcome rule={rule} />
      </div>
      <p className="text-xs wrap-anywhere text-muted-foreground">
        {rule.message} <code className="font-mono">{rule.rule}</code>
      </p>
      {rule.measure && rule.measure.limit > 0 && <Measure {...rule.measure} isNear={rule.near} />}
    </li>
  );
}

function Outcome({ rule }: { rule: Rule }) {
  if (rule.verdict) return <VerdictBadge verdict={rule.verdict} />;
  if (rule.near) {
    return (
      <Badge variant="warning">
        <TriangleAlertIcon />
        Near
      </Badge>
    );
  }
  return (
    <Badge variant="neutral">
      <CircleSlash2Icon />
      Silent
    </Badge>
  );
}

function Measure({ value, limit, isNear }: { value: number; limit: number; isNear: boolean }) {
  const isOver = value >= limit;
  const percent = Math.min(100, (value / limit) * 100);
  return (
    <div className="flex items-center gap-2 text-xs text-muted-foreground tabular-nums">
      <div aria-hidden="true" className="h-1.5 min-w-0 flex-1 overflow-hidden rounded-full bg-accent">
        <div
          className={cn("h-full", isOver || isNear ? "bg-warning" : "bg-neutral")}
          style={{ width: `${percent}%` }}
        />
      </div>
      <span>
        {value.toLocaleString("en-GB")}, limit {limit.toLocaleString("en-GB")}
      </span>
    </div>
  );
}
