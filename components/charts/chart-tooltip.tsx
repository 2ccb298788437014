import { bucketTitle, type Bucket } from "./bucket-label";
import type { ChartSeries } from "./chart-series";

/** The numbers of the moment under the pointer. */
export function ChartTooltip({ active, label, payload, series, bucket, format }: ChartTooltipProps) {
  if (!active || !payload?.length || label === undefined) return null;
  const valueOf = (key: string) => payload.find((entry) => entry.dataKey === key)?.value;
  return (
    <div className="min-w-36 rounded-md border bg-popover px-2.5 py-2 text-xs text-popover-foreground shadow-overlay">
      <p className="mb-1 font-medium">{bucketTitle(String(label), bucket)}</p>
      {series.map((one) => (
        <p key={one.key} className="flex items-center gap-1.5">
          <span className="size-2 rounded-[2px]" style={{ background: one.color }} />
          <span className="text-muted-foreground">{one.label}</span>
          <span className="ml-auto pl-4 tabular-nums">{format(Number(valueOf(one.key) ?? 0))}</span>
        </p>
      ))}
    </div>
  );
}

interface ChartTooltipProps {
  active?: boolean;
  label?: string | number;
  payload?: readonly { dataKey?: unknown; value?: unknown }[];
  series: readonly ChartSeries[];
  bucket: Bucket;
  format: (value: number) => string;
}
