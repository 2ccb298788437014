import type { ChartSeries } from "./chart-series";

/** Which colour is which, in words. */
export function ChartLegend({ series }: { series: readonly ChartSeries[] }) {
  return (
    <ul aria-hidden="true" className="flex h-7 shrink-0 flex-wrap items-end gap-x-4 overflow-hidden">
      {series.map((one) => (
        <li key={one.key} className="flex items-center gap-1.5 text-xs text-muted-foreground">
          <span className="size-2.5 rounded-[3px]" style={{ background: one.color }} />
          {one.label}
        </li>
      ))}
    </ul>
  );
}
