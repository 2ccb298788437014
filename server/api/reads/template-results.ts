import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import { mailPreferences } from "@/drizzle/schema/campaigns";
import { effects } from "@/drizzle/schema/effects";
import type { Reader } from "@/server/db";
import { campaignSource } from "@/server/email/campaigns/set-preferences";
import { databaseNow } from "@/server/kernel/database-now";
import { MAILS_MAX, MailFigures, ResultDays, deliveryOf, figuresOf, mailState } from "./mail-figures";
import { MAILING } from "./mailings";
import { TemplateId } from "./template-detail";
import { IS_NO_TEST, namedTemplate } from "./template-use";

export const TemplateResultsInput = z.strictObject({ id: TemplateId, days: ResultDays });

const DAY_MS = 86_400_000;
const MAILINGS_SHOWN_MAX = 20;

interface Results extends MailFigures {
  /** Of what staff worded; null: a template of the code, whose versions are those of releases. */
  version: number | null;
  /** Readers who left the topic by the link in these mails. */
  left: number;
}

export interface VersionResults extends Results {
  mailings: number;
  /** Mails to one address each; they have no way out. */
  singles: number;
}

export interface MailingResults extends Results {
  id: string;
  name: string;
  submittedAt: Date;
}

export interface TemplateResults {
  since: Date;
  /** More went out than is counted: these are the newest. */
  isCut: boolean;
  /** Newest first. */
  versions: VersionResults[];
  /** What is behind the figures, newest first; `mailingCount` of them in all. */
  mailings: MailingResults[];
  mailingCount: number;
}

/** What became of the mails of one template that were asked for within these days. Tests are left out. */
export async function readTemplateResults(
  reader: Reader,
  { id, days }: z.infer<typeof TemplateResultsInput>,
): Promise<TemplateResults> {
  const since = new Date((await databaseNow(reader)).getTime() - days * DAY_MS);
  const rows = Row.array().parse([...(await reader.execute(countByMailing(id, since)))]);
  const sentBy = rows.flatMap(({ mailing }) => (mailing === null ? [] : [mailing]));
  const [left, newest] = await Promise.all([countLeft(reader, sentBy), readNames(reader, sentBy)]);
  const results = rows.map((row) => ({ ...row, left: (row.mailing && left.get(campaignSource(row.mailing))) || 0 }));
  return {
    since,
    isCut: (rows[0]?.asked ?? 0) >= MAILS_MAX || rows.reduce((sum, { sent }) => sum + sent, 0) >= MAILS_MAX,
    versions: [...Map.groupBy(results, ({ version }) => version).values()].map(addUp),
    mailings: newest.flatMap((named) =>
      results.flatMap(({ mailing, asked: _, ...figures }) => (mailing === named.id ? [{ ...figures, ...named }] : [])),
    ),
    mailingCount: sentBy.length,
  };
}

const Row = MailFigures.extend({
  version: z.number().nullable(),
  mailing: z.uuid().nullable(),
  /** How many actions were looked at for all rows together. */
  asked: z.number(),
});
type Counted = z.infer<typeof Row> & { left: number };

/** Ids are in the order of time: what is older than the period is not read. */
const firstIdSince = (since: Date): string => {
  const hex = since.getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};

/** By version and mailing, newest first; single mails of one version together. */
const countByMailing = (id: string, since: Date) => sql`
  with named as (
    select id, kind, generation, payload from ${actions}
    where queue = 'email' and ${IS_NO_TEST} and ${namedTemplate} = ${id} and id >= ${firstIdSince(since)}::uuid
      and submitted_at >= ${since.toISOString()}::timestamptz
    order by id desc limit ${MAILS_MAX}),
  mails as (
    select named.id, kind, t.generation, t.n,
      coalesce(payload -> 'copy' ->> 'version', t.attributes ->> 'version')::int as version
    from named
    join ${actionTargets} t on t.action_id = named.id and t.generation = named.generation and t.status = 'succeeded'
    order by named.id desc limit ${MAILS_MAX}),
  counted as (
    select version, case when kind = ${MAILING} then mails.id end as mailing, ${mailState} as state, count(*) as mails
    from mails
    left join lateral (
      select effect_key from ${effects}
      where action_id = mails.id and generation = mails.generation and target_n = mails.n limit 1) e on true
    left join lateral (${deliveryOf(sql`e.effect_key`)}) d on true
    group by 1, 2, 3)
  select version, mailing, (select count(*) from named)::int as asked, ${figuresOf}
  from counted group by version, mailing
  order by version desc nulls last, mailing desc nulls last`;

/** Who left by the link of each, by its source, as the mailing's own page counts them. */
async function countLeft(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .select({ source: mailPreferences.source, left: sql<number>`count(*)::int` })
    .from(mailPreferences)
    .where(and(inArray(mailPreferences.source, ids.map(campaignSource)), eq(mailPreferences.isWanted, false)))
    .groupBy(mailPreferences.source);
  return new Map(rows.map(({ source, left }) => [source, left]));
}

/** The newest of them. */
async function readNames(reader: Reader, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return reader
    .select({ id: actions.id, name: sql<string>`${actions.payload} ->> 'name'`, submittedAt: actions.submittedAt })
    .from(actions)
    .where(inArray(actions.id, [...ids]))
    .orderBy(desc(actions.id))
    .limit(MAILINGS_SHOWN_MAX);
}

function addUp(group: readonly Counted[]): VersionResults {
  const sum = (name: keyof MailFigures | "left") => group.reduce((total, row) => total + row[name], 0);
  return {
    version: group[0]?.version ?? null,
    mailings: group.filter(({ mailing }) => mailing !== null).length,
    singles: group.find(({ mailing }) => mailing === null)?.sent ?? 0,
    ...{ sent: sum("sent"), delivered: sum("delivered"), delayed: sum("delayed"), hardBounced: sum("hardBounced") },
    ...{ softBounced: sum("softBounced"), complained: sum("complained"), refused: sum("refused") },
    ...{ untold: sum("untold"), left: sum("left") },
  };
}
