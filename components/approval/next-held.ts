import type { ActionListItem } from "@/server/api/reads/list-actions";

/** Where to go on after a decision: the next row that still waits, below first, then from the top. */
export function nextHeld(
  rows: readonly Pick<ActionListItem, "id" | "status">[],
  decidedIds: readonly string[],
): string | null {
  const last = rows.findLastIndex((row) => decidedIds.includes(row.id));
  const waits = (row: (typeof rows)[number]) => row.status === "held" && !decidedIds.includes(row.id);
  return (rows.slice(last + 1).find(waits) ?? rows.find(waits))?.id ?? null;
}
