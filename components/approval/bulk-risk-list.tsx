import { TriangleAlertIcon } from "lucide-react";
import { RiskBadge } from "@/components/shell/risk-badge";
import { Alert, AlertDescription, AlertTitle } from "@/components/ui/alert";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import type { BulkRisks } from "./bulk-risks";
import { kindLabelOf } from "./kind-labels";

/** What is at stake in a bulk decision, the dangerous part by name. */
export function BulkRiskList({ risks }: { risks: BulkRisks<ActionListItem> }) {
  return (
    <div className="grid min-w-0 gap-3 text-sm">
      <div className="grid gap-x-6 gap-y-3 rounded-md border bg-surface px-3 py-2.5 sm:grid-cols-3">
        <Counts title="By risk">
          {risks.byRisk.map(({ risk, count }) => (
            <Line key={risk} label={<RiskBadge risk={risk} />} count={count} />
          ))}
        </Counts>
        <Counts title="By kind">
          {risks.byKind.map(({ kind, count }) => (
            <Line key={kind} label={kindLabelOf(kind)} count={count} />
          ))}
        </Counts>
        <Counts title="In all">
          <Line label="Actions" count={risks.included.length} />
          <Line label="Targets" count={risks.targets} />
        </Counts>
      </div>
      {risks.high.length > 0 && (
        <section aria-label="High risk">
          <h3 className="font-medium">High risk among them</h3>
          <Titles rows={risks.high} />
        </section>
      )}
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

function Counts({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <p className="text-xs text-muted-foreground">{title}</p>
      <ul>{children}</ul>
    </div>
  );
}

function Line({ label, count }: { label: React.ReactNode; count: number }) {
  return (
    <li className="flex items-center justify-between gap-3">
      <span className="truncate">{label}</span>
      <span className="tabular-nums">{count.toLocaleString("en-GB")}</span>
    </li>
  );
}

function Titles({ rows }: { rows: readonly ActionListItem[] }) {
  return (
    <ul className="max-h-32 w-full list-inside list-disc overflow-y-auto" tabIndex={0} aria-label="Actions">
      {rows.map((row) => (
        <li key={row.id} className="break-words">
          {row.title}
        </li>
      ))}
    </ul>
  );
}
