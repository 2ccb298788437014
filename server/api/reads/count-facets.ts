import { and, inArray, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
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
  risk: { column: actions.riskRank, values: RISK_LEVELS },
  queue: { column: actions.queue, values: QUEUE_NAMES },
  action: { column: actions.kind, values: ACTION_NAMES },
  agent: { column: actions.submitter, values: AGENT_NAMES },
} as const satisfies Record<string, { column: AnyPgColumn; values: readonly string[] }>;

export type FacetName = keyof typeof FACETS;
export type FacetCounts = Record<FacetName, { value: string; count: number }[]>;

const NAMES = Object.keys(FACETS) as FacetName[]; // Safe because FACETS is a literal.

/** How many rows each choice of a facet would show under the other filters; up to COUNT_MAX + 1. */
export async function countFacets(reader: Reader, filter: ActionFilter): Promise<FacetCounts & { total: number }> {
  const [total, ...facets] = filter.q
    ? countAmong(await countFound(reader, filter), filter)
    : await Promise.all([countActions(reader, filter), ...NAMES.map((name) => countFacet(reader, name, filter))]);
  // Safe because every name has its entry.
  return { ...(Object.fromEntries(NAMES.map((name, i) => [name, facets[i]])) as FacetCounts), total };
}

/** How many actions fit, up to COUNT_MAX + 1. */
export async function countActions(reader: Reader, filter: ActionFilter): Promise<number> {
  const [row] = await reader.execute(sql`select count(*)::int as count from (${rowsOf(filter)}) counted`);
  return z.object({ count: z.number() }).parse(row).count;
}

const Counted = z.object({ value: z.string(), count: z.number() });

/** One statement for all choices of a facet; the database counts each by its own walk through an index. */
async function countFacet(reader: Reader, name: FacetName, filter: ActionFilter) {
  const { column, values } = FACETS[name];
  const keys =
    name === "risk" ? values.map((_, i) => sql`${i + 1}::smallint`) : values.map((value) => sql`${value}::text`);
  const choices = values.map((value, i) => sql`(${value}::text, ${keys[i]})`);
  const only = sql`${column} = choice.key`;
  const rows = await reader.execute(sql`
    select choice.value, counted.count from (values ${sql.join(choices, sql`, `)}) as choice(value, key)
    cross join lateral (select count(*)::int as count from (${rowsOf({ ...filter, [name]: undefined }, only)}) few) counted`);
  const counts = new Map(
    z
      .array(Counted)
      .parse([...rows])
      .map(({ value, count }) => [value, count]),
  );
  return values.map((value) => ({ value: String(value), count: counts.get(value) ?? 0 }));
}

function rowsOf(filter: ActionFilter, only?: SQL): SQL {
  // Every index of a facet begins with the status; naming them all lets the others be used without a status too.
  const status = filter.status?.length ? undefined : inArray(actions.status, [...ACTION_STATUSES]);
  return sql`select from ${actions} where ${and(...filterConditions(filter), status, only)} limit ${COUNT_MAX + 1}`;
}

/** What a search finds beyond this is not counted: the numbers then say "at least". */
const FOUND_MAX = 10_000;

const Found = z.object({
  status: z.string(),
  risk: z.string(),
  queue: z.string(),
  action: z.string(),
  agent: z.string(),
  count: z.number(),
});
type Found = z.infer<typeof Found>;

/** A search reads its rows once and counts them by everything that is a facet; no index helps to count them apart. */
async function countFound(
  reader: Reader,
  { q, waits, olderThanHours, newerThanHours }: ActionFilter,
): Promise<Found[]> {
  const matches = and(...filterConditions({ q, waits, olderThanHours, newerThanHours }));
  const rows = await reader.execute(sql`
    select status, risk, queue, kind as action, submitter as agent, count(*)::int as count
    from (select status, risk, queue, kind, submitter from ${actions} where ${matches} limit ${FOUND_MAX}) found
    group by status, risk, queue, kind, submitter`);
  return z.array(Found).parse([...rows]);
}

const fits = (group: Found, filter: ActionFilter, except?: FacetName): boolean =>
  NAMES.every((name) => {
    // Safe because these are lists of words, whatever their closed type.
    const wanted = name === except ? undefined : (filter[name] as readonly string[] | undefined);
    return !wanted?.length || wanted.includes(group[name]);
  });

const capped = (groups: readonly Found[]): number =>
  Math.min(
    groups.reduce((sum, { count }) => sum + count, 0),
    COUNT_MAX + 1,
  );

const countAmong = (found: readonly Found[], filter: ActionFilter) =>
  [
    capped(found.filter((group) => fits(group, filter))),
    ...NAMES.map((name) => facetAmong(found, name, filter)),
  ] as const;

function facetAmong(found: readonly Found[], name: FacetName, filter: ActionFilter) {
  const groups = found.filter((group) => fits(group, filter, name));
  return FACETS[name].values.map((value) => {
    return { value: String(value), count: capped(groups.filter((group) => group[name] === value)) };
  });
}
