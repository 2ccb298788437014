import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { actions, approvalRequests } from "@/drizzle/schema/actions";
import type { Reader } from "@/server/db";

/** Of these actions, the ones whose approver must type the number of targets: they are decided one by one. */
export async function findTypedCounts(reader: Reader, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await reader
    .select({ id: actions.id })
    .from(actions)
    .innerJoin(
      approvalRequests,
      and(eq(approvalRequests.actionId, actions.id), eq(approvalRequests.generation, actions.generation)),
    )
    .where(and(inArray(actions.id, [...ids]), isNotNull(approvalRequests.typedCount)));
  return rows.map((row) => row.id);
}
