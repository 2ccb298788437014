"use client";

import { ChartCard } from "@/components/charts/chart-card";
import type { ChartSeries } from "@/components/charts/chart-series";
import { StackedBars } from "@/components/charts/stacked-bars";
import { useServerNow } from "@/components/shell/server-clock";
import type { QueryView } from "@/components/trpc/view-of";
import { hourlyRates, type Rates } from "./hourly-rates";
import type { QueueName } from "@/components/shell/queue-names";

const SERIES = [
  { key: "succeeded", label: "Succeeded", color: "var(--chart-1)" },
  { key: "failed", label: "Failed", color: "var(--chart-block)" },
] as const satisfies readonly ChartSeries[];

/** What the chosen queue finished in each of the last 24 hours. */
export function QueueRates({ queue, rates = [], view }: { queue: QueueName; rates?: Rates; view: QueryView }) {
  const points = hourlyRates(rates, queue, useServerNow());
  return (
    <ChartCard
      title={`Finished by ${queue}`}
      description="An hour in UTC, last 24 hours"
      {...view}
      isEmpty={points.every(({ succeeded, failed }) => succeeded + failed === 0)}
      emptyText="This queue finished nothing in the last 24 hours."
      heightPx={180}
    >
      <StackedBars title={`Finished by ${queue}`} points={points} series={SERIES} bucket="hour" />
    </ChartCard>
  );
}
