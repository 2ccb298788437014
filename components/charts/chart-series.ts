/** One measure of a chart: its field in the points, its word and its colour. */
export interface ChartSeries<Key extends string = string> {
  key: Key;
  label: string;
  /** A CSS colour; use a chart variable so that both themes fit. */
  color: string;
}

/** A moment with one number per series. */
export type ChartPoint<Key extends string = string> = { at: string } & Record<Key, number>;

export const verdictSeries = [
  { key: "run", label: "Run", color: "var(--chart-run)" },
  { key: "hold", label: "Hold", color: "var(--chart-hold)" },
  { key: "block", label: "Block", color: "var(--chart-block)" },
] as const satisfies readonly ChartSeries[];

export const decisionTimeSeries = [
  { key: "p50", label: "Median", color: "var(--chart-1)" },
  { key: "p90", label: "90th percentile", color: "var(--chart-2)" },
] as const satisfies readonly ChartSeries[];
