import { and, eq, gte, inArray, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import type { FactsRequest } from "./define-action";

interface Cap<Input> {
  kind: string;
  windowMs: number;
  /** Which stored actions count. */
  counts: SQL | undefined;
  /** Requests of the same group share the cap; null: this one does not count. */
  groupOf: (request: FactsRequest<Input>) => string | null;
  /** The group of a stored action. */
  storedGroup: SQL<string>;
}

/**
 * How many actions that share a cap come before each request: stored ones, and those before it in the same batch.
 * New requests of one group wait for one another here until they are committed, so that no two see the same count.
 */
export async function countEarlier<Input>(
  tx: Tx,
  requests: readonly FactsRequest<Input>[],
  { kind, windowMs, counts, groupOf, storedGroup }: Cap<Input>,
): Promise<number[]> {
  const [first] = requests;
  if (!first) return [];
  const groups = [...new Set(requests.flatMap((request) => groupOf(request) ?? []))].toSorted();
  if (groups.length === 0) return requests.map(() => 0);
  if (first.self === null) await takeTurns(tx, kind, groups);
  const since = new Date(first.now.getTime() - windowMs);
  const stored = await tx
    .select({ id: actions.id, group: storedGroup })
    .from(actions)
    .where(and(eq(actions.kind, kind), counts, inArray(storedGroup, groups), gte(actions.submittedAt, since)));
  return requests.map((request, i) => {
    const group = groupOf(request);
    const earlier = stored.filter((row) => row.group === group && (request.self === null || row.id < request.self));
    const inBatch = requests.slice(0, i).filter((other) => other.self === null && groupOf(other) === group);
    return group === null ? 0 : earlier.length + inBatch.length;
  });
}

/** In one order, so that two batches with the same groups do not wait for each other. */
async function takeTurns(tx: Tx, kind: string, groups: readonly string[]): Promise<void> {
  for (const group of groups) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`cap:${kind}:${group}`}, 0))`);
  }
}
