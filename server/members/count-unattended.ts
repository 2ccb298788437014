import { and, eq, ne, sql } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import { countEarlier } from "@/server/kernel/count-earlier";
import type { FactsRequest } from "@/server/kernel/define-action";

const DAY_MS = 86_400_000;

/** How many earlier actions of a kind each submitter had run without a person in the last 24 hours, per request. */
export async function countUnattended(
  tx: Tx,
  kind: string,
  requests: readonly FactsRequest<unknown>[],
): Promise<number[]> {
  return countEarlier(tx, requests, {
    kind,
    windowMs: DAY_MS,
    counts: and(eq(actions.verdict, "run"), ne(actions.status, "blocked")),
    groupOf: ({ submitter }) => submitter,
    storedGroup: sql<string>`${actions.submitter}`,
  });
}
