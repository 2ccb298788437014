import { sql } from "drizzle-orm";
import { z } from "zod";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import { effects } from "@/drizzle/schema/effects";
import type { Reader } from "@/server/db";
import { senderDomain } from "@/server/email/mail-sender";
import { databaseNow } from "@/server/kernel/database-now";
import { MAILS_MAX, MailFigures, ResultDays, deliveryOf, figuresOf, mailState } from "./mail-figures";

export const DeliverabilityInput = z.strictObject({ days: ResultDays });

const DAY_MS = 86_400_000;
const SHOWN_MAX = 12;

const Row = MailFigures.extend({
  side: z.enum(["all", "sending", "mailbox"]),
  domain: z.string(),
  domains: z.number(),
});
export type DomainFigures = MailFigures & { domain: string };

export interface Deliverability {
  since: Date;
  /** More went out than is counted: these are the newest. */
  isCut: boolean;
  total: MailFigures;
  /** By the domain they came from; single mails come from the house's own. */
  sending: DomainFigures[];
  /** By the domain of the reader's mailbox, most mails first. */
  mailboxes: DomainFigures[];
  /** How many such domains there are; the list ends earlier. */
  mailboxDomains: number;
}

/** What became of every mail that went out within these days, tests and notices to staff too. */
export async function readDeliverability(
  reader: Reader,
  { days }: z.infer<typeof DeliverabilityInput>,
): Promise<Deliverability> {
  const since = new Date((await databaseNow(reader)).getTime() - days * DAY_MS);
  const rows = Row.array().parse([...(await reader.execute(countByDomain(since)))]);
  const of = (side: z.infer<typeof Row>["side"]) =>
    rows.filter((row) => row.side === side).map(({ side: _, domains: __, ...figures }) => figures);
  const [total] = of("all");
  return {
    since,
    isCut: (total?.sent ?? 0) >= MAILS_MAX,
    total: MailFigures.parse(total ?? NOTHING),
    sending: of("sending"),
    mailboxes: of("mailbox"),
    mailboxDomains: rows.find(({ side }) => side === "mailbox")?.domains ?? 0,
  };
}

const NOTHING: MailFigures = {
  ...{ sent: 0, delivered: 0, delayed: 0, hardBounced: 0, softBounced: 0, complained: 0, refused: 0, untold: 0 },
};

/** Counted once, by pairs of domains, and then summed up either way. Planned as a join, it reads all readers of a mailing for each. */
const countByDomain = (since: Date) => sql`
  with mails as (
    select action_id, generation, target_n, effect_key from ${effects}
    where port not in ('database', 'webhook') and outcome = 'done' and done_at >= ${since.toISOString()}::timestamptz
    order by done_at desc limit ${MAILS_MAX}),
  counted as materialized (
    select coalesce(a.payload ->> 'sendingDomain', ${senderDomain()}::text) as sending,
      coalesce(t.attributes ->> 'domain', '') as mailbox, ${mailState} as state, count(*) as mails
    from mails
    join ${actions} a on a.id = mails.action_id
    cross join lateral (
      select attributes from ${actionTargets} t
      where t.action_id = mails.action_id and t.generation = mails.generation and t.n = mails.target_n limit 1) t
    left join lateral (${deliveryOf(sql`mails.effect_key`)}) d on true
    group by 1, 2, 3)
  select 'all' as side, '' as domain, 1 as domains, ${figuresOf} from counted having count(*) > 0
  union all
  (select 'sending', sending, 1, ${figuresOf} from counted group by sending order by 4 desc, 2 limit ${SHOWN_MAX})
  union all
  (select 'mailbox', mailbox, (count(*) over ())::int, ${figuresOf} from counted
    group by mailbox order by 4 desc, 2 limit ${SHOWN_MAX})`;
