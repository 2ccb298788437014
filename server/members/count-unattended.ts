import { and, eq, gte, inArray, ne, sql } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import type { FactsRequest } from "@/server/kernel/define-action";

const DAY_MS = 86_400_000;

/** How many actions of a kind each submitter had run without a person in the last 24 hours. */
export async function countUnattended(
  tx: Tx,
  kind: string,
  requests: readonly FactsRequest<unknown>[],
): Promise<Map<string, number>> {
  const [first] = requests;
  if (!first) return new Map();
  const rows = await tx
    .select({ submitter: actions.submitter, count: sql<number>`count(*)::int` })
    .from(actions)
    .where(
      and(
        eq(actions.kind, kind),
        eq(actions.verdict, "run"),
        ne(actions.status, "blocked"),
        inArray(actions.submitter, [...new Set(requests.map((request) => request.submitter))]),
        gte(actions.submittedAt, new Date(first.now.getTime() - DAY_MS)),
      ),
    )
    .groupBy(actions.submitter);
  return new Map(rows.map((row) => [row.submitter, row.count]));
}
