import { cn } from "@/components/ui/cn";

const widthPx = 80;
const heightPx = 20;

/** A trend the size of a word; plain SVG, so that a hundred of them in a table cost nothing. */
export function Sparkline({ values, label, className }: SparklineProps) {
  if (values.length < 2) return <span className={cn("text-xs text-muted-foreground", className)}>no trend yet</span>;
  const top = Math.max(...values, 1);
  const points = values.map((value, place) => ({
    x: 1 + (place / (values.length - 1)) * (widthPx - 2),
    y: heightPx - 2 - (Math.max(0, value) / top) * (heightPx - 4),
  }));
  const line = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  return (
    <svg
      role="img"
      aria-label={`${label}: ${values.join(", ")}`}
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      width={widthPx}
      height={heightPx}
      className={cn("shrink-0 overflow-visible", className)}
    >
      <polygon points={`1,${heightPx} ${line} ${widthPx - 1},${heightPx}`} fill="var(--chart-1)" opacity="0.12" />
      <polyline
        points={line}
        fill="none"
        stroke="var(--chart-1)"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}

interface SparklineProps {
  values: readonly number[];
  /** What is counted: "Submissions per hour". */
  label: string;
  className?: string;
}
