import { cn } from "@/components/ui/cn";

/** How values spread over ranges, as horizontal bars with their counts: a list, so it reads well without eyes. */
export function Distribution({ title, parts, className }: DistributionProps) {
  const top = Math.max(1, ...parts.map((part) => part.count));
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  return (
    <dl aria-label={title} className={cn("flex flex-1 flex-col justify-between gap-1", className)}>
      {parts.map((part) => (
        <div key={part.label} className="grid grid-cols-[5.5rem_1fr_5rem] items-center gap-2 text-xs">
          <dt className="truncate text-muted-foreground">{part.label}</dt>
          <dd aria-hidden="true" className="h-4 rounded-sm bg-muted">
            <div className="h-full rounded-sm bg-chart-1" style={{ width: `${(part.count / top) * 100}%` }} />
          </dd>
          <dd className="text-right tabular-nums">
            {part.count.toLocaleString("en-GB")}
            <span className="inline-block w-10 text-muted-foreground">{share(part.count, total)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface DistributionProps {
  title: string;
  /** Ranges in order: "under 1 min", "1 to 5 min", and so on. */
  parts: readonly { label: string; count: number }[];
  className?: string;
}

function share(count: number, total: number): string {
  return total === 0 ? "" : `${Math.round((count / total) * 100)} %`;
}
