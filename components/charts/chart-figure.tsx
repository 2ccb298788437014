import type { ReactNode } from "react";

import { bucketTitle, type Bucket } from "./bucket-label";
import { ChartLegend } from "./chart-legend";
import type { ChartPoint, ChartSeries } from "./chart-series";

/** A drawing with its legend, and the same numbers as a table for those who do not see it. */
export function ChartFigure<Key extends string>(props: ChartFigureProps<Key>) {
  const { title, points, series, bucket, format } = props;
  return (
    <figure aria-label={title} className="relative flex min-h-0 flex-1 flex-col">
      <div aria-hidden="true" className="min-h-0 flex-1 [&_*]:outline-none">
        {props.children}
      </div>
      <ChartLegend series={series} mark={props.mark} />
      <table className="sr-only">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            {series.map((one) => (
              <th key={one.key} scope="col">
                {one.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.at}>
              <th scope="row">{bucketTitle(point.at, bucket)}</th>
              {series.map((one) => (
                <td key={one.key}>{format(point[one.key])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

interface ChartFigureProps<Key extends string> {
  title: string;
  points: readonly ChartPoint<Key>[];
  series: readonly ChartSeries<Key>[];
  bucket: Bucket;
  mark: "area" | "line";
  format: (value: number) => string;
  children: ReactNode;
}
