"use client";

import { ChartCard } from "@/components/charts/chart-card";
import type { ChartSeries } from "@/components/charts/chart-series";
import { StackedBars } from "@/components/charts/stacked-bars";
import { formatDuration } from "@/components/shell/format-relative";
import type { MailingDetail } from "@/app/(console)/campaigns/mailing-looks";

const SERIES = [
  { key: "sent", label: "Mails sent", color: "var(--chart-1)" },
] as const satisfies readonly ChartSeries[];

/** Slices shorter than this would have neighbours of the same name on the axis. */
const MINUTE_SECONDS = 60;

/** How many mails went out when; a pause is a gap. */
export function MailsOverTime({ mailing: { series, sliceSeconds } }: { mailing: MailingDetail }) {
  const points = series.map(({ from, sent }) => ({ at: from.toISOString(), sent }));
  return (
    <ChartCard
      title="Mails over time"
      description={
        sliceSeconds > 0 ? `One bar is ${formatDuration(sliceSeconds * 1_000)}; times in UTC` : "Times in UTC"
      }
      status="ready"
      heightPx={180}
      isEmpty={points.every(({ sent }) => sent === 0)}
      emptyText="No mail has gone out yet."
    >
      <StackedBars
        title="Mails over time"
        points={points}
        series={SERIES}
        bucket={sliceSeconds < MINUTE_SECONDS ? "second" : "hour"}
      />
    </ChartCard>
  );
}
