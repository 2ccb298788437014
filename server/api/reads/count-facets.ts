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
  const found = filter.q ? await readFew(reader, filter) : null;
  const [total, ...facets] = found
    ? [countAmong(found, filter), ...NAMES.map((name) => countFacetAmong(found, name, filter))]
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

/** A search rarely finds more than this; then its rows are read once and counted here. */
const FEW = 5_000;

const KEYS = {
  status: actions.status,
  risk: actions.risk,
  queue: actions.queue,
  action: actions.kind,
  agent: actions.submitter,
} as const;
type Found = Record<FacetName, string>;

async function readFew(reader: Reader, { q, olderThanHours, newerThanHours }: ActionFilter): Promise<Found[] | null> {
  const found = await reader
    .select(KEYS)
    .from(actions)
    .where(and(...filterConditions({ q, olderThanHours, newerThanHours })))
    .limit(FEW + 1);
  return found.length > FEW ? null : found;
}

const fits = (row: Found, filter: ActionFilter, except?: FacetName): boolean =>
  NAMES.every((name) => {
    // Safe because these are lists of words, whatever their closed type.
    const wanted = name === except ? undefined : (filter[name] as readonly string[] | undefined);
    return !wanted?.length || wanted.includes(row[name]);
  });

const countAmong = (found: readonly Found[], filter: ActionFilter): number =>
  Math.min(found.filter((row) => fits(row, filter)).length, COUNT_MAX + 1);

function countFacetAmong(found: readonly Found[], name: FacetName, filter: ActionFilter) {
  const rows = Map.groupBy(
    found.filter((row) => fits(row, filter, name)),
    (row) => row[name],
  );
  return FACETS[name].values.map((value) => {
    return { value: String(value), count: Math.min(rows.get(value)?.length ?? 0, COUNT_MAX + 1) };
  });
}
