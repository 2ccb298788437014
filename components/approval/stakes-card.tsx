import { RiskBadge } from "@/components/shell/risk-badge";
import { Skeleton } from "@/components/ui/skeleton";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { kindLabelOf } from "./kind-labels";
import { LongText } from "./long-text";
import { Submitter } from "./submitter";

/** What a decision is about, in four lines, beside the button that makes it. */
export function StakesCard({ row, detail }: { row: ActionListItem; detail: ActionDetail | undefined }) {
  const changes = detail?.summary.changes
    .map(({ field, before, after }) => `${field}: ${before} → ${after}`)
    .join(", ");
  const reasons = detail?.decision.trace.filter((rule) => rule.verdict === detail.decision.verdict);
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 rounded-md border bg-surface px-3 py-2.5 text-sm [&_dt]:text-muted-foreground">
      <dt>Kind</dt>
      <dd>{kindLabelOf(row.action)}</dd>
      <dt>Risk</dt>
      <dd>
        <RiskBadge risk={row.riskLevel} />
      </dd>
      <dt>Submitted by</dt>
      <dd>
        <Submitter submitter={row.submitter} />
      </dd>
      {row.targetCount > 1 && (
        <>
          <dt>Targets</dt>
          <dd className="tabular-nums">{row.targetCount.toLocaleString("en-GB")}</dd>
        </>
      )}
      <dt>Changes</dt>
      <dd className="wrap-anywhere">{detail ? changes || "no stored field" : <Skeleton className="h-4 w-40" />}</dd>
      <dt>Held because</dt>
      <dd className="wrap-anywhere">
        {reasons ? (
          <LongText text={reasons.map((rule) => rule.message).join(" ")} />
        ) : (
          <Skeleton className="h-4 w-56" />
        )}
      </dd>
    </dl>
  );
}
