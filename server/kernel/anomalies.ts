import { inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { outbox } from "@/drizzle/schema/outbox";
import type { Reader } from "@/server/db";
import { readNow } from "./database-now";
import type { Kernel } from "./kernel";
import { addToOutbox } from "./outbox";
import type { OutboxMessage } from "./outbox";

/** What an agent of a few days does says nothing yet about what is usual for it. */
const KNOWN_DAYS = 7;
/** A first is told for so long after it: whoever looks late still tells it. */
const NEWS_HOURS = 24;
/** So many an hour are never many. */
const USUAL_MIN = 20;
const USUAL_FACTOR = 3;
const HISTORY_DAYS = 14;

/**
 * Tells operators what an agent has not done before: a kind of action that is new for it, an hour far busier than any
 * of the last two weeks. It only tells. What may run is for policy to say, whose caps hold whatever is usual.
 */
export async function noticeAnomalies(kernel: Kernel): Promise<number> {
  const { db } = kernel;
  const now = await readNow(db, kernel);
  const firsts = await readFirsts(kernel, now);
  const found = [...newKinds(kernel, firsts), ...(await busyHours(kernel, now, firsts))];
  const untold = await withoutTold(db, found);
  if (untold.length === 0) return 0;
  await db.transaction((tx) => addToOutbox(tx, now, untold));
  kernel.hint("outbox");
  return untold.length;
}

const First = z.object({ agent: z.string(), kind: z.string(), isNew: z.boolean(), isKnown: z.boolean() });
type First = z.infer<typeof First>;

/** When each agent submitted each kind for the first time; each is one look into the index of submitters. */
async function readFirsts(kernel: Kernel, now: Date): Promise<First[]> {
  const rows = await kernel.db.execute(sql`
    with firsts as (
      select agent, kind, (select min(submitted_at) from actions
        where submitter = agent and actions.kind = kinds.kind and submitted_at <= ${now.toISOString()}) as at
      from unnest(${textArray(kernel.agents.keys())}) as agent, unnest(${textArray(kernel.actions.keys())}) as kinds(kind)
    ), began as (
      select *, min(at) over (partition by agent) as agent_at from firsts where at is not null
    )
    select agent, kind,
      at > ${now.toISOString()}::timestamptz - ${NEWS_HOURS} * interval '1 hour'
        and at > agent_at + ${KNOWN_DAYS} * interval '1 day' as "isNew",
      agent_at < ${now.toISOString()}::timestamptz - ${KNOWN_DAYS} * interval '1 day' as "isKnown"
    from began order by agent, kind`);
  return z.array(First).parse([...rows]);
}

function newKinds({ actions }: Kernel, firsts: readonly First[]): OutboxMessage[] {
  return firsts
    .filter(({ isNew }) => isNew)
    .map(({ agent, kind }) => {
      const title = actions.get(kind)?.title ?? kind;
      return notice(`new_kind:${agent}:${kind}`, {
        title: `${agent} asks for something new`,
        text: `It has never asked for “${title}” (${kind}) before.`,
        path: listOf({ agent, action: kind }),
      });
    });
}

const Hour = z.object({ agent: z.string(), count: z.number(), busiest: z.number() });

/** An hour counts once: the next one is measured against it too, so what goes on as it began is one notice. */
async function busyHours(kernel: Kernel, now: Date, firsts: readonly First[]): Promise<OutboxMessage[]> {
  const known = new Set(firsts.filter(({ isKnown }) => isKnown).map(({ agent }) => agent));
  if (known.size === 0) return [];
  const hour = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS).toISOString();
  const ofAgent = sql`submitter = agent and kind = any(${textArray(kernel.actions.keys())})`;
  const rows = await kernel.db.execute(sql`
    with counts as materialized (
      select agent, (select count(*)::int from actions where ${ofAgent}
        and submitted_at >= ${hour} and submitted_at <= ${now.toISOString()}) as count
      from unnest(${textArray(known)}) as agent
    )
    select agent, count, (select coalesce(max(n), 0)::int from (
      select count(*) as n from actions where ${ofAgent} and submitted_at < ${hour}
        and submitted_at >= ${hour}::timestamptz - ${HISTORY_DAYS} * interval '1 day'
      group by floor(extract(epoch from submitted_at) / 3600)) as hours) as busiest
    from counts where count > ${USUAL_MIN}`);
  return z
    .array(Hour)
    .parse([...rows])
    .filter(({ count, busiest }) => count > Math.max(USUAL_MIN, USUAL_FACTOR * busiest))
    .map(({ agent, count, busiest }) =>
      notice(`volume:${agent}:${hour}`, {
        title: `${agent} is far busier than ever`,
        text: `It has submitted ${count} actions in this hour; its busiest of the last ${HISTORY_DAYS} days had ${busiest}.`,
        path: listOf({ agent }),
      }),
    );
}

const HOUR_MS = 3_600_000;

function notice(about: string, words: { title: string; text: string; path: string }): OutboxMessage {
  const body = { ...words, level: "alert", audience: "role:operator", actionId: null } as const;
  return { topic: "notice.staff", dedupeKey: `anomaly:${about}`, body };
}

/** The list of all that the agent has submitted, newest first; an empty status is every status. */
const listOf = (filter: Record<string, string>): string =>
  `/approvals?${new URLSearchParams({ ...filter, status: "", sort: "submitted.desc" }).toString()}`;

async function withoutTold(reader: Reader, found: readonly OutboxMessage[]): Promise<OutboxMessage[]> {
  if (found.length === 0) return [];
  const keys = found.map(({ dedupeKey }) => dedupeKey);
  const told = await reader.select({ key: outbox.dedupeKey }).from(outbox).where(inArray(outbox.dedupeKey, keys));
  return found.filter(({ dedupeKey }) => !told.some(({ key }) => key === dedupeKey));
}

const textArray = (values: Iterable<string>) =>
  sql`array[${sql.join(
    [...values].map((one) => sql`${one}`),
    sql`, `,
  )}]::text[]`;
