import { cn } from "@/components/ui/cn";

/** Risk as a three-step gauge and its word; only high is drawn as danger. */
export function RiskBadge({ risk, className }: { risk: RiskLevel; className?: string }) {
  const look = riskLooks[risk];
  return (
    <span className={cn("inline-flex items-center gap-1.5 text-sm whitespace-nowrap", look.text, className)}>
      <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3 shrink-0">
        {[0, 1, 2].map((step) => (
          <rect
            key={step}
            x={step * 4.25}
            y={8 - step * 3.5}
            width="3"
            height={4 + step * 3.5}
            rx="1"
            className={step < look.steps ? look.fill : "fill-border-strong"}
          />
        ))}
      </svg>
      {look.label}
    </span>
  );
}

export type RiskLevel = keyof typeof riskLooks;

export const riskLooks = {
  low: { label: "Low", steps: 1, text: "text-muted-foreground", fill: "fill-neutral" },
  medium: { label: "Medium", steps: 2, text: "text-foreground", fill: "fill-warning" },
  high: { label: "High", steps: 3, text: "text-danger-text font-medium", fill: "fill-danger" },
} as const;
