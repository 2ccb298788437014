"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";

import { axisLook } from "./axis-look";
import { bucketLabel, type Bucket } from "./bucket-label";
import { ChartFigure } from "./chart-figure";
import type { ChartPoint, ChartSeries } from "./chart-series";
import { ChartTooltip } from "./chart-tooltip";
import { countTicks } from "./count-ticks";

/** Counts over time, one bar per moment, one part per series. */
export function StackedBars<Key extends string>(props: StackedBarsProps<Key>) {
  const { title, points, series, bucket, format = plainCount } = props;
  const ticks = countTicks(highest(points, series));
  return (
    <ChartFigure title={title} points={points} series={series} bucket={bucket} mark="area" format={format}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          accessibilityLayer={false}
          data={[...points]}
          margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
          barCategoryGap="22%"
        >
          <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
          <XAxis {...axisLook} dataKey="at" minTickGap={28} tickFormatter={(at: string) => bucketLabel(at, bucket)} />
          <YAxis {...axisLook} width="auto" ticks={ticks} domain={[0, ticks.at(-1) ?? 1]} tickFormatter={format} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: "var(--accent)", opacity: 0.7 }}
            content={({ active, label, payload }) => (
              <ChartTooltip
                active={active}
                label={label}
                payload={payload}
                series={series}
                bucket={bucket}
                format={format}
              />
            )}
          />
          {series.map((one) => (
            <Bar
              key={one.key}
              dataKey={one.key}
              stackId="all"
              fill={one.color}
              // A line in the card's colour keeps neighbouring parts apart without relying on hue.
              stroke="var(--card)"
              strokeWidth={1}
              maxBarSize={36}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </ChartFigure>
  );
}

interface StackedBarsProps<Key extends string> {
  title: string;
  points: readonly ChartPoint<Key>[];
  series: readonly ChartSeries<Key>[];
  bucket: Bucket;
  format?: (value: number) => string;
}

function highest<Key extends string>(points: readonly ChartPoint<Key>[], series: readonly ChartSeries<Key>[]): number {
  const sums = points.map((point) => series.reduce((sum, one) => sum + point[one.key], 0));
  return Math.max(0, ...sums);
}

const plainCount = (count: number) => count.toLocaleString("en-GB");
