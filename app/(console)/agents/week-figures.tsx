import { cn } from "@/components/ui/cn";
import type { AgentOverview } from "@/server/api/reads/agents";

type Week = AgentOverview["lastWeek"];

/** What an agent asked for in the last seven days, and what people made of it. */
export function WeekFigures({ week, className }: { week: Week; className?: string }) {
  const decided = week.approved + week.rejected;
  const rateOf = (count: number) => (decided === 0 ? "–" : `${Math.round((count / decided) * 100)} %`);
  return (
    <dl aria-label="Last seven days" className={cn("grid grid-cols-4 gap-x-2 gap-y-2 sm:grid-cols-8", className)}>
      {FIGURES.map(({ key, label }) => (
        <Figure key={key} label={label} value={week[key].toLocaleString("en-GB")} isBad={isBad(key, week[key])} />
      ))}
      <Figure label="Approval" value={rateOf(week.approved)} />
      <Figure label="Edited" value={rateOf(week.edited)} />
    </dl>
  );
}

const FIGURES = [
  { key: "submitted", label: "Submitted" },
  { key: "ran", label: "Ran alone" },
  { key: "approved", label: "Approved" },
  { key: "rejected", label: "Rejected" },
  { key: "blocked", label: "Blocked" },
  { key: "failed", label: "Failed" },
] as const satisfies readonly { key: keyof Week; label: string }[];

const isBad = (key: keyof Week, count: number) => count > 0 && (key === "failed" || key === "blocked");

function Figure({ label, value, isBad = false }: { label: string; value: string; isBad?: boolean }) {
  return (
    <div className="flex min-w-0 flex-col-reverse">
      <dt className="truncate text-xs text-muted-foreground">{label}</dt>
      <dd className={cn("text-md leading-5 font-semibold tabular-nums", isBad && "text-danger-text")}>{value}</dd>
    </div>
  );
}
