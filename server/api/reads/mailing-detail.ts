import { and, desc, eq, inArray, isNotNull, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import { mailPreferences } from "@/drizzle/schema/campaigns";
import { effects } from "@/drizzle/schema/effects";
import { mailDeliveries } from "@/drizzle/schema/mail";
import type { Reader } from "@/server/db";
import { findSendingDomain } from "@/server/email/campaigns/sending-domains";
import { campaignSource } from "@/server/email/campaigns/set-preferences";
import { hourlyLimit } from "@/server/email/campaigns/warm-up";
import { databaseNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import { MAILING, toItems } from "./mailings";
import type { MailingItem } from "./mailings";

export interface MailingDetail extends MailingItem {
  /** Sent in each slice of time, oldest first; as many slices as a chart shows. */
  series: { from: Date; sent: number }[];
  sliceSeconds: number;
  /** Mails an hour over the last ten minutes, or since it began. */
  ratePerHour: number;
  /** What throttle and warm-up allow at this moment. */
  allowedPerHour: number;
  /** Seconds until the last mail at that pace; null when nothing is left or nothing moves. */
  etaSeconds: number | null;
  /** Readers who left the topic by this mailing's link. */
  left: number;
  /** Why readers were left out or failed, by code, most first. */
  problems: { code: string; count: number }[];
  /** The most common domains among its readers, and how its mails fared there. */
  domains: { domain: string; sent: number; delivered: number; bounced: number; complained: number }[];
  previous: MailingItem | null;
}

const SLICES = 60;
const TEN_MINUTES_MS = 600_000;

/** One mailing as it stands. */
export async function readMailing(reader: Reader, id: string): Promise<MailingDetail> {
  const [row] = await reader
    .select()
    .from(actions)
    .where(and(eq(actions.id, id), eq(actions.kind, MAILING)));
  if (!row) throw new KernelError("not_found", "There is no such mailing.", { id });
  const now = await databaseNow(reader);
  const item = (await toItems(reader, [row])).get(id);
  if (!item) throw new KernelError("not_found", "There is no such mailing.", { id });
  const { series, sliceSeconds } = await readSeries(reader, row, now);
  const [domain, recent, left, problems, domains, previous] = await Promise.all([
    findSendingDomain(reader, item.sendingDomain),
    readRate(reader, row, now),
    reader.$count(
      mailPreferences,
      and(eq(mailPreferences.source, campaignSource(id)), eq(mailPreferences.isWanted, false)),
    ),
    readProblems(reader, row),
    readDomains(reader, row),
    findPrevious(reader, row, item.topic),
  ]);
  const allowedPerHour = Math.min(item.throttlePerHour, domain ? hourlyLimit(domain, now) : 0);
  const moves = row.status === "running" && !row.stageHoldAt && item.readers.pending > 0;
  const pace = recent > 0 ? Math.min(recent, allowedPerHour) : allowedPerHour;
  return {
    ...item,
    ...{ series, sliceSeconds, allowedPerHour, left, problems, domains, previous },
    ratePerHour: recent,
    etaSeconds: moves && pace > 0 ? Math.ceil((item.readers.pending / pace) * 3_600) : null,
  };
}

type Row = typeof actions.$inferSelect;

const Slice = z.object({ n: z.coerce.number(), sent: z.coerce.number() });

/** From its start to its end, or to now, in equal slices. */
async function readSeries(reader: Reader, { id, startedAt, settledAt }: Row, now: Date) {
  if (!startedAt) return { series: [], sliceSeconds: 0 };
  const seconds = Math.max(SLICES, ((settledAt ?? now).getTime() - startedAt.getTime()) / 1_000);
  const sliceSeconds = Math.ceil(seconds / SLICES);
  const rows = await reader.execute(sql`
    select floor(extract(epoch from done_at - ${startedAt.toISOString()}::timestamptz) / ${sliceSeconds}::float)::int as n,
      count(*) as sent
    from ${effects} where action_id = ${id} and outcome = 'done' group by 1`);
  const sent = new Map(
    Slice.array()
      .parse([...rows])
      .map((slice) => [slice.n, slice.sent]),
  );
  const series = Array.from({ length: Math.ceil(seconds / sliceSeconds) }, (_, n) => ({
    from: new Date(startedAt.getTime() + n * sliceSeconds * 1_000),
    sent: sent.get(n) ?? 0,
  }));
  return { series, sliceSeconds };
}

const MINUTE_MS = 60_000;

async function readRate(reader: Reader, { id, startedAt }: Row, now: Date): Promise<number> {
  if (!startedAt) return 0;
  const windowMs = Math.min(TEN_MINUTES_MS, Math.max(MINUTE_MS, now.getTime() - startedAt.getTime()));
  const since = new Date(now.getTime() - windowMs);
  const count = await reader.$count(
    effects,
    and(
      eq(effects.actionId, id),
      eq(effects.outcome, "done"),
      sql`${effects.doneAt} > ${since.toISOString()}::timestamptz`,
    ),
  );
  return Math.round(count * (3_600_000 / windowMs));
}

async function readProblems(reader: Reader, { id, generation }: Row) {
  const code = sql<string>`${actionTargets.problem} ->> 'code'`;
  return reader
    .select({ code, count: sql<number>`count(*)::int` })
    .from(actionTargets)
    .where(
      and(
        ...[eq(actionTargets.actionId, id), eq(actionTargets.generation, generation)],
        sql`jsonb_typeof(${actionTargets.problem}) = 'object'`,
      ),
    )
    .groupBy(code)
    .orderBy(desc(sql`count(*)`))
    .limit(12);
}

async function readDomains(reader: Reader, { id, generation }: Row) {
  const domain = sql<string>`${actionTargets.attributes} ->> 'domain'`;
  const inState = (state: string) => sql<number>`(count(*) filter (where ${mailDeliveries.state} = ${state}))::int`;
  return reader
    .select({
      domain,
      sent: sql<number>`(count(*) filter (where ${actionTargets.status} = 'succeeded'))::int`,
      ...{ delivered: inState("delivered"), bounced: inState("bounced"), complained: inState("complained") },
    })
    .from(actionTargets)
    .leftJoin(
      effects,
      and(
        ...[eq(effects.actionId, actionTargets.actionId), eq(effects.generation, actionTargets.generation)],
        eq(effects.targetN, actionTargets.n),
      ),
    )
    .leftJoin(mailDeliveries, eq(mailDeliveries.effectKey, effects.effectKey))
    .where(and(eq(actionTargets.actionId, id), eq(actionTargets.generation, generation)))
    .groupBy(domain)
    .orderBy(desc(sql`count(*)`))
    .limit(10);
}

/** The last one of the same topic that went out, for comparison. */
async function findPrevious(reader: Reader, { id }: Row, topic: string): Promise<MailingItem | null> {
  const [row] = await reader
    .select()
    .from(actions)
    .where(
      and(
        ...[eq(actions.kind, MAILING), lt(actions.id, id), sql`${actions.payload} ->> 'topic' = ${topic}`],
        ...[isNotNull(actions.startedAt), inArray(actions.status, WENT_OUT)],
      ),
    )
    .orderBy(desc(actions.id))
    .limit(1);
  return row ? ((await toItems(reader, [row])).get(row.id) ?? null) : null;
}

const WENT_OUT = ["running", "succeeded", "failed", "cancelled", "unknown"] as const;
