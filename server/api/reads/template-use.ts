import { and, desc, eq, gte, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import type { Reader } from "@/server/db";

const USE_DAYS = 30;
const SHOWN_MAX = 50;
/** No screen counts on: from here it says "and more". */
const COUNT_MAX = 1_000;

/** The template or the variant that an action of the e-mail queue names; exactly as the index has it. */
export const namedTemplate = sql`coalesce(payload ->> 'templateKey', payload -> 'copy' ->> 'templateKey', payload -> 'copy' ->> 'variantId')`;
export const IS_NO_TEST = ne(actions.kind, "email.send_test");

const Row = z.object({ key: z.string(), count: z.coerce.number(), lastSentAt: z.coerce.date().nullable() });

/** How often each of these was named within thirty days, and when a mail of it went out last. Tests do not count. */
export async function readTemplateUse(reader: Reader, keys: readonly string[]) {
  const rows = await reader.execute(sql`
    select key, used.count, sent.at as "lastSentAt"
    from jsonb_array_elements_text(${JSON.stringify(keys)}::text::jsonb) as key
    cross join lateral (
      select count(*) from (
        select from ${actions} where queue = 'email' and ${IS_NO_TEST} and ${namedTemplate} = key
          and submitted_at > now() - make_interval(days => ${USE_DAYS})
        limit ${COUNT_MAX + 1}) as found) as used
    left join lateral (
      select settled_at as at from ${actions} where queue = 'email' and ${IS_NO_TEST} and ${namedTemplate} = key
        and status = 'succeeded'
      order by id desc limit 1) as sent on true`);
  return new Map(
    Row.array()
      .parse([...rows])
      .map(({ key, ...use }) => [key, use]),
  );
}

/** The newest of these actions. */
export async function listTemplateUses(reader: Reader, key: string) {
  return reader
    .select({
      id: actions.id,
      title: actions.title,
      action: actions.kind,
      status: actions.status,
      submitter: actions.submitter,
      submitterKind: actions.submitterKind,
      submittedAt: actions.submittedAt,
      targetCount: actions.targetCount,
    })
    .from(actions)
    .where(
      and(
        eq(actions.queue, "email"),
        IS_NO_TEST,
        sql`${namedTemplate} = ${key}`,
        gte(actions.submittedAt, sql`now() - make_interval(days => ${USE_DAYS})`),
      ),
    )
    .orderBy(desc(actions.id))
    .limit(SHOWN_MAX);
}
