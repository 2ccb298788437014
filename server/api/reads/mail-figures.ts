import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { z } from "zod";
import { mailDeliveries } from "@/drizzle/schema/mail";

/** How far back results are looked at. */
export const RESULT_DAYS = [7, 30, 90] as const;
export const ResultDays = z.literal(RESULT_DAYS).default(30);

/** Beyond it results are those of the newest mails alone, and say so. */
export const MAILS_MAX = 50_000;

/** What became of mails that went out. Each is in one place, so the others add up to `sent`. */
export const MailFigures = z.object({
  sent: z.number(),
  delivered: z.number(),
  /** The provider goes on trying. */
  delayed: z.number(),
  hardBounced: z.number(),
  /** Returned for a reason that may pass. */
  softBounced: z.number(),
  complained: z.number(),
  /** Taken from us, and then not sent by the provider. */
  refused: z.number(),
  /** No provider has said anything of it yet. */
  untold: z.number(),
});
export type MailFigures = z.infer<typeof MailFigures>;

/** What providers have said of one mail. With its limit it is looked up by its key, never by reading all there are. */
export const deliveryOf = (effectKey: SQL) =>
  sql`select state from ${mailDeliveries} where effect_key = ${effectKey} limit 1`;

/** Where one mail stands, over its delivery d; a mail of which nothing is known has none. */
export const mailState = sql`case d.state when 'accepted' then 'untold' else coalesce(d.state, 'untold') end`;

const inState = (state: string) => sql`coalesce(sum(mails) filter (where state = ${state}), 0)::int`;

/** The figures over rows of (state, mails). */
export const figuresOf = sql`sum(mails)::int as sent,
  ${inState("delivered")} as delivered, ${inState("delayed")} as delayed,
  ${inState("bounced")} as "hardBounced", ${inState("soft_bounced")} as "softBounced",
  ${inState("complained")} as complained, ${inState("failed")} as refused, ${inState("untold")} as untold`;
