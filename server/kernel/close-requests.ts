import { and, inArray, isNull } from "drizzle-orm";
import { approvalRequests } from "@/drizzle/schema/actions";
import type { REQUEST_OUTCOMES } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";

/** Nobody is asked any more about these actions. Null: the question stays open or has been answered. */
export async function closeRequests(
  tx: Tx,
  ids: readonly string[],
  outcome: (typeof REQUEST_OUTCOMES)[number] | null,
  at: Date,
): Promise<void> {
  if (ids.length === 0 || outcome === null) return;
  await tx
    .update(approvalRequests)
    .set({ closedAt: at, outcome })
    .where(and(inArray(approvalRequests.actionId, [...ids]), isNull(approvalRequests.closedAt)));
}
