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
      <dl className="grid grid-cols-[1fr_1fr_1fr_1fr_auto] gap-2">
        {figuresOf(queue).map(({ label, value, tone }) => (
          <div key={label} className="flex min-w-0 flex-col-reverse">
            <dt className="truncate text-xs text-muted-foreground">{label}</dt>
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
  value: number;
  tone?: string;
}

function figuresOf({ held, queued, running, unknown, doneLastHour, failedLastDay }: QueueOverview): Figure[] {
  const failures = { label: "Failed 24 h", value: failedLastDay, tone: failedLastDay > 0 ? "text-danger-text" : "" };
  return [
    { label: "Held", value: held },
    { label: "Queued", value: queued },
    // An unknown outcome is rare and urgent; it takes the place of a figure that is at hand elsewhere.
    unknown > 0 ? { label: "Unknown", value: unknown, tone: "text-danger-text" } : { label: "Running", value: running },
    { label: "Done 1 h", value: doneLastHour },
    failures,
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
