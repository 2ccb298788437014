import type { TargetRow } from "./stored";

export type TargetCounts = Record<TargetRow["status"], number>;

/** How many targets ended how; `pendingAs` is what those without an end become in the same transaction. */
export function countTargets(
  targets: readonly Pick<TargetRow, "status">[],
  pendingAs: TargetRow["status"] = "pending",
): TargetCounts {
  const counts: TargetCounts = { succeeded: 0, failed: 0, cancelled: 0, unknown: 0, pending: 0 };
  for (const { status } of targets) counts[status === "pending" ? pendingAs : status] += 1;
  return counts;
}
