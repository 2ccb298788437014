"use client";

import Link from "next/link";
import { Sparkline } from "@/components/charts/sparkline";
import { formatDuration } from "@/components/shell/format-relative";
import { useServerNow } from "@/components/shell/server-clock";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import type { QueueOverview } from "@/server/api/reads/queues";
import { hourlyRates, type Rates } from "./hourly-rates";
import { RedisCounts } from "./redis-counts";
import { queueHref } from "./use-chosen-queue";

/** One queue at a glance; the whole card leads to its rates, settings and failures below. */
export function QueueCard({ queue, rates, isChosen }: QueueCardProps) {
  const now = useServerNow();
  return (
    <li
      className={cn(
        "relative flex min-w-0 flex-col gap-3 rounded-lg border bg-card px-4 py-3 transition-colors hover:border-border-strong",
        isChosen && "border-primary hover:border-primary",
      )}
    >
      <div className="flex h-6 items-center justify-between gap-3">
        <h2 className="min-w-0 truncate text-md font-semibold">
          <Link
            href={queueHref(queue.name)}
            scroll={false}
            aria-current={isChosen ? "true" : undefined}
            className="rounded-sm after:absolute after:inset-0 after:rounded-lg"
          >
            {queue.name}
          </Link>
        </h2>
        {rates && (
          <Sparkline
            values={hourlyRates(rates, queue.name, now).map(({ succeeded, failed }) => succeeded + failed)}
            label={`Finished by the ${queue.name} queue, by hour`}
          />
        )}
      </div>
      <dl className="grid grid-cols-3 gap-2 sm:grid-cols-6">
        {figuresOf(queue).map(({ label, hint, value, tone }) => (
          <div key={label} className="flex min-w-0 flex-col-reverse">
            <dt title={hint} className="truncate text-xs text-muted-foreground">
              {label}
              {hint && <span className="sr-only"> {hint}</span>}
            </dt>
            <dd className={cn("text-lg leading-6 font-semibold tabular-nums", tone)}>
              {value.toLocaleString("en-GB")}
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex min-h-5 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-t pt-2 text-xs text-muted-foreground">
        <span>
          {queue.oldestQueuedAt
            ? `The oldest has waited ${formatDuration(Math.max(0, now - queue.oldestQueuedAt.getTime()))}`
            : "Nothing waits for a worker"}
        </span>
        <RedisCounts counts={queue.redis} />
      </div>
    </li>
  );
}

interface QueueCardProps {
  queue: QueueOverview;
  rates?: Rates;
  isChosen: boolean;
}

interface Figure {
  label: string;
  /** Over which time it is counted, where it is not the present moment. */
  hint?: string;
  value: number;
  tone?: string;
}

/** The same figures in the same places on every card: six queues are read across. */
function figuresOf({ held, queued, running, unknown, doneLastHour, failedLastDay }: QueueOverview): Figure[] {
  const alarm = (count: number) => (count > 0 ? "text-danger-text" : "");
  return [
    { label: "Held", value: held },
    { label: "Queued", value: queued },
    { label: "Running", value: running },
    { label: "Unknown", value: unknown, tone: alarm(unknown) },
    { label: "Failed", hint: "in 24 hours", value: failedLastDay, tone: alarm(failedLastDay) },
    { label: "Done", hint: "in the last hour", value: doneLastHour },
  ];
}

export function QueueCardSkeleton() {
  return (
    <li aria-busy="true" className="flex flex-col gap-3 rounded-lg border bg-card px-4 py-3">
      <div className="flex h-6 items-center justify-between">
        <Skeleton className="h-4 w-24" />
        <Skeleton className="h-5 w-20" />
      </div>
      <Skeleton className="h-10 w-full" />
      <div className="flex min-h-5 items-center border-t pt-2">
        <Skeleton className="h-3 w-40" />
      </div>
    </li>
  );
}
