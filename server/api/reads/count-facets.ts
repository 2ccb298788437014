import { and, eq, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { ACTION_STATUSES, RISK_LEVELS, actions } from "@/drizzle/schema/actions";
import { ACTION_NAMES } from "@/server/actions";
import { AGENT_NAMES } from "@/server/agents/registry";
import type { Reader } from "@/server/db";
import { QUEUE_NAMES } from "@/server/kernel/queues";
import { filterConditions } from "./list-actions";
import type { ActionFilter } from "./list-actions";

/** Counting stops here: a screen says "1,000+" and the database never counts a whole table. */
export const COUNT_MAX = 1_000;

const FACETS = {
  status: { column: actions.status, values: ACTION_STATUSES },
  risk: { column: actions.risk, values: RISK_LEVELS },
  queue: { column: actions.queue, values: QUEUE_NAMES },
  action: { column: actions.kind, values: ACTION_NAMES },
  agent: { column: actions.submitter, values: AGENT_NAMES },
} as const satisfies Record<string, { column: AnyPgColumn; values: readonly string[] }>;

export type FacetName = keyof typeof FACETS;
export type FacetCounts = Record<FacetName, { value: string; count: number }[]>;

/** How many rows each choice of a facet would show under the other filters; up to COUNT_MAX + 1. */
export async function countFacets(reader: Reader, filter: ActionFilter): Promise<FacetCounts & { total: number }> {
  const names = Object.keys(FACETS) as FacetName[]; // Safe because FACETS is a literal.
  const [total, ...facets] = await Promise.all([
    countCapped(reader, filter),
    ...names.map((name) => countFacet(reader, name, filter)),
  ]);
  // Safe because every name has its entry.
  return { ...(Object.fromEntries(names.map((name, i) => [name, facets[i]])) as FacetCounts), total: total ?? 0 };
}

/** How many actions fit, up to COUNT_MAX + 1. */
export const countActions = (reader: Reader, filter: ActionFilter): Promise<number> => countCapped(reader, filter);

async function countFacet(reader: Reader, name: FacetName, filter: ActionFilter) {
  const others = { ...filter, [name]: undefined };
  const { column, values } = FACETS[name];
  const counts = await Promise.all(values.map((value) => countCapped(reader, others, { column, value })));
  return values.map((value, i) => ({ value: String(value), count: counts[i] ?? 0 }));
}

async function countCapped(
  reader: Reader,
  filter: ActionFilter,
  only?: { column: AnyPgColumn; value: string },
): Promise<number> {
  const some = reader
    .select({ one: sql`1` })
    .from(actions)
    .where(and(...filterConditions(filter), only ? eq(only.column, only.value) : undefined))
    .limit(COUNT_MAX + 1)
    .as("some");
  const [row] = await reader.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}
