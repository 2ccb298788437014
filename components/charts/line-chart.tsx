"use client";

import {
  CartesianGrid,
  Line,
  LineChart as RechartsLineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";

import { formatDuration } from "@/components/shell/format-relative";

import { axisLook } from "./axis-look";
import { bucketLabel, type Bucket } from "./bucket-label";
import { ChartFigure } from "./chart-figure";
import type { ChartPoint, ChartSeries } from "./chart-series";
import { ChartTooltip } from "./chart-tooltip";
import { durationTicks } from "./duration-ticks";
import { lineDash } from "./line-dash";

/** Lengths of time (in ms) over time as lines: median and 90th percentile, for instance. */
export function LineChart<Key extends string>(props: LineChartProps<Key>) {
  const { title, points, series, bucket } = props;
  const ticks = durationTicks(highest(points, series));
  return (
    <ChartFigure title={title} points={points} series={series} bucket={bucket} mark="line" format={formatDuration}>
      <ResponsiveContainer width="100%" height="100%">
        <RechartsLineChart
          accessibilityLayer={false}
          data={[...points]}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
          <XAxis {...axisLook} dataKey="at" minTickGap={28} tickFormatter={(at: string) => bucketLabel(at, bucket)} />
          <YAxis {...axisLook} width="auto" ticks={ticks} domain={[0, ticks.at(-1) ?? 1]} tickFormatter={formatTick} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--border-strong)" }}
            content={({ active, label, payload }) => (
              <ChartTooltip
                active={active}
                label={label}
                payload={payload}
                series={series}
                bucket={bucket}
                format={formatDuration}
              />
            )}
          />
          {series.map((one, place) => (
            <Line
              key={one.key}
              dataKey={one.key}
              type="monotone"
              stroke={one.color}
              strokeWidth={2}
              strokeDasharray={lineDash(place)}
              dot={points.length < 3}
              activeDot={{ r: 3, strokeWidth: 0 }}
              isAnimationActive={false}
            />
          ))}
        </RechartsLineChart>
      </ResponsiveContainer>
    </ChartFigure>
  );
}

interface LineChartProps<Key extends string> {
  title: string;
  points: readonly ChartPoint<Key>[];
  series: readonly ChartSeries<Key>[];
  bucket: Bucket;
}

function highest<Key extends string>(points: readonly ChartPoint<Key>[], series: readonly ChartSeries<Key>[]): number {
  return Math.max(0, ...points.flatMap((point) => series.map((one) => point[one.key])));
}

const formatTick = (ms: number) => (ms === 0 ? "0" : formatDuration(ms));
