import { TriangleAlertIcon } from "lucide-react";
import type { QueueOverview } from "@/server/api/reads/queues";

/** What Redis holds; its silence is not a zero. */
export function RedisCounts({ counts }: { counts: QueueOverview["redis"] }) {
  if (!counts) {
    return (
      <span className="inline-flex items-center gap-1 text-warning-text">
        <TriangleAlertIcon className="size-3.5 text-warning" />
        Redis does not answer
      </span>
    );
  }
  const { waiting = 0, prioritized = 0, active = 0, delayed = 0 } = counts;
  return (
    <span className="tabular-nums">
      Redis: {waiting + prioritized} waiting, {active} active{delayed > 0 && `, ${delayed} delayed`}
    </span>
  );
}
