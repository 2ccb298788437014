"use client";

import { ChartCard } from "@/components/charts/chart-card";
import { verdictSeries } from "@/components/charts/chart-series";
import { StackedBars } from "@/components/charts/stacked-bars";
import type { Outputs } from "@/components/trpc/outputs";
import type { QueryView } from "@/components/trpc/view-of";

type Rows = Outputs["overview"]["read"]["byVerdict"];

export function VerdictsByDay({ days, rows = [], view }: { days: number; rows?: Rows; view: QueryView }) {
  const points = rows.map(({ day, run, hold, block }) => ({ at: `${day}T00:00:00Z`, run, hold, block }));
  return (
    <ChartCard
      title="Submissions by verdict"
      description={`What policy said, a day in UTC, last ${days} days`}
      {...view}
      heightPx={140}
      isEmpty={points.every(({ run, hold, block }) => run + hold + block === 0)}
      emptyText="Nothing was submitted in this time."
    >
      <StackedBars title="Submissions by verdict" points={points} series={verdictSeries} bucket="day" />
    </ChartCard>
  );
}
