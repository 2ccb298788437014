"use client";

import { ChartCard } from "@/components/charts/chart-card";
import { decisionTimeSeries } from "@/components/charts/chart-series";
import { LineChart } from "@/components/charts/line-chart";
import type { Outputs } from "@/components/trpc/outputs";
import type { QueryView } from "@/components/trpc/view-of";

type Rows = Outputs["overview"]["read"]["timeToDecision"];

const MINUTE_MS = 60_000;

export function DecisionTimes({ days, rows = [], view }: { days: number; rows?: Rows; view: QueryView }) {
  // A day on which nobody decided has no time to decision; zero would read as "at once".
  const decided = rows.filter(({ decisions }) => decisions > 0);
  const points = decided.map(({ day, p50Minutes, p90Minutes }) => {
    return { at: `${day}T00:00:00Z`, p50: p50Minutes * MINUTE_MS, p90: p90Minutes * MINUTE_MS };
  });
  return (
    <ChartCard
      title="Time to decision"
      description={`From submission to a person's decision, days with decisions among the last ${days}`}
      {...view}
      heightPx={140}
      isEmpty={points.length === 0}
      emptyText="Nobody had to decide anything in this time."
    >
      <LineChart title="Time to decision" points={points} series={decisionTimeSeries} bucket="day" />
    </ChartCard>
  );
}
