import { TriangleAlertIcon } from "lucide-react";
import type { ReactNode } from "react";
import { RiskBadge } from "@/components/shell/risk-badge";
import { Alert, AlertDescription, AlertTitle } from "@/components/ui/alert";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import type { BulkRisks } from "./bulk-risks";
import { kindLabelOf } from "./kind-labels";

/** What is at stake in a bulk decision: how much of what, every action by name, the dangerous ones first. */
export function BulkRiskList({ risks }: { risks: BulkRisks<ActionListItem> }) {
  const kinds = Map.groupBy(risks.included, (row) => row.action);
  return (
    <div className="grid min-w-0 gap-3 text-sm">
      <ul className="flex flex-wrap gap-x-6 gap-y-1 rounded-md border bg-surface px-3 py-2">
        {risks.byRisk.map(({ risk, count }) => (
          <Count key={risk} label={<RiskBadge risk={risk} />} count={count} />
        ))}
        <Count label="Targets" count={risks.targets} />
      </ul>
      <div
        className="grid max-h-56 gap-2 overflow-y-auto rounded-md border px-3 py-2"
        tabIndex={0}
        role="region"
        aria-label="What is decided"
      >
        {[...kinds].map(([kind, rows]) => (
          <section key={kind} aria-label={kindLabelOf(kind)}>
            <h3 className="font-medium">
              {kindLabelOf(kind)} <span className="text-muted-foreground tabular-nums">{rows.length}</span>
            </h3>
            <Titles rows={rows.toSorted((a, b) => rank(b) - rank(a))} />
          </section>
        ))}
      </div>
      {risks.excluded.length > 0 && (
        <Alert variant="warning">
          <TriangleAlertIcon />
          <AlertTitle>Left out: {risks.excluded.length}</AlertTitle>
          <AlertDescription>
            <p>Each of these asks for its own count to be typed. Decide them one by one.</p>
            <Titles rows={risks.excluded} />
          </AlertDescription>
        </Alert>
      )}
    </div>
  );
}

const RANKS = { low: 0, medium: 1, high: 2 } as const;
const rank = (row: ActionListItem): number => RANKS[row.riskLevel];

function Count({ label, count }: { label: ReactNode; count: number }) {
  return (
    <li className="inline-flex items-center gap-2">
      {label}
      <span className="font-medium tabular-nums">{count.toLocaleString("en-GB")}</span>
    </li>
  );
}

function Titles({ rows }: { rows: readonly ActionListItem[] }) {
  return (
    <ul className="w-full">
      {rows.map((row) => (
        <li key={row.id} className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 wrap-anywhere">{row.title}</span>
          {row.riskLevel === "high" && <span className="text-xs text-danger-text">high risk</span>}
        </li>
      ))}
    </ul>
  );
}
