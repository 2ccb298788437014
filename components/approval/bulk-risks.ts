import type { ActionListItem } from "@/server/api/reads/list-actions";

type Row = Pick<ActionListItem, "id" | "riskLevel" | "targetCount">;

export interface BulkRisks<R extends Row> {
  /** What would be decided. */
  included: R[];
  /** Left out: each of these asks for its own typed count. */
  excluded: R[];
  byRisk: { risk: Row["riskLevel"]; count: number }[];
  targets: number;
}

/** What is at stake when many actions are decided at once. */
export function bulkRisks<R extends Row>(rows: readonly R[], typedCountIds: readonly string[]): BulkRisks<R> {
  const excluded = rows.filter((row) => typedCountIds.includes(row.id));
  const included = rows.filter((row) => !excluded.includes(row));
  const countOf = (risk: Row["riskLevel"]) => included.filter((row) => row.riskLevel === risk).length;
  return {
    included,
    excluded,
    byRisk: (["high", "medium", "low"] as const)
      .map((risk) => ({ risk, count: countOf(risk) }))
      .filter(({ count }) => count > 0),
    targets: included.reduce((sum, row) => sum + row.targetCount, 0),
  };
}
