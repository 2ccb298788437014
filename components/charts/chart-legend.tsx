import type { ChartSeries } from "./chart-series";
import { lineDash } from "./line-dash";

/** Which colour is which, in words. */
export function ChartLegend({ series, mark }: ChartLegendProps) {
  return (
    <ul aria-hidden="true" className="flex h-7 shrink-0 flex-wrap items-end gap-x-4 overflow-hidden">
      {series.map((one, place) => (
        <li key={one.key} className="flex items-center gap-1.5 text-xs text-muted-foreground">
          {mark === "area" ? (
            <span className="size-2.5 rounded-[3px]" style={{ background: one.color }} />
          ) : (
            <svg width="18" height="4" stroke={one.color} strokeWidth="2">
              <path d="M0 2h18" strokeDasharray={lineDash(place)} />
            </svg>
          )}
          {one.label}
        </li>
      ))}
    </ul>
  );
}

interface ChartLegendProps {
  series: readonly ChartSeries[];
  mark: "area" | "line";
}
