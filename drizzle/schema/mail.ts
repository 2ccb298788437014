import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { citext, instant, oneOf } from "./columns";

/** Where mail goes when no provider is configured; the console shows it. */
export const localMails = pgTable(
  "local_mails",
  {
    id: uuid("id").primaryKey(),
    /** Accepting the same key again answers with the first mail. */
    effectKey: text("effect_key").notNull().unique(),
    from: text("from_address").notNull(),
    to: text("to_address").notNull(),
    subject: text("subject").notNull(),
    html: text("html").notNull(),
    text: text("text").notNull(),
    headers: jsonb("headers").notNull(),
    acceptedAt: instant("accepted_at").notNull(),
  },
  (t) => [index("local_mails_time").on(t.acceptedAt, t.id)],
);

export const SUPPRESSION_REASONS = ["bounce", "complaint", "unsubscribe", "manual"] as const;

/** Everything; only marketing; only one topic of it. */
export const SUPPRESSION_SCOPES = ["all", "marketing", "topic"] as const;

/** Addresses that must not be written to, or not about everything. */
export const suppressions = pgTable(
  "suppressions",
  {
    id: uuid("id")
      .primaryKey()
      .default(sql`uuidv7()`),
    email: citext("email").notNull(),
    scope: text("scope", { enum: SUPPRESSION_SCOPES }).notNull().default("all"),
    /** Empty unless the scope is one topic. */
    topic: text("topic").notNull().default(""),
    reason: text("reason", { enum: SUPPRESSION_REASONS }).notNull(),
    /** Where it comes from: "resend:<event>", "staff:<id>" ... */
    source: text("source").notNull(),
    /** Why, in the words of whoever added it. */
    note: text("note"),
    createdAt: instant("created_at").notNull(),
    /** From then on it blocks nothing. Null: it never ends by itself. */
    expiresAt: instant("expires_at"),
    /** Counts changes, so that an approval to lift it is of what the approver saw. */
    version: integer("version").notNull().default(1),
  },
  (t) => [
    oneOf("suppressions_reason_known", t.reason, SUPPRESSION_REASONS),
    oneOf("suppressions_scope_known", t.scope, SUPPRESSION_SCOPES),
    check("suppressions_topic_named", sql`(${t.scope} = 'topic') = (${t.topic} <> '')`),
    uniqueIndex("suppressions_once").on(t.email, t.scope, t.topic),
    // the console's list, by reason or scope
    index("suppressions_reason").on(t.reason, t.id),
    index("suppressions_scope").on(t.scope, t.id),
    // its search: part of an address
    index("suppressions_email_trgm").using("gin", sql`(email::text) gin_trgm_ops`),
  ],
);

/**
 * Bounces for a reason that may pass: a few of them within a time close the address for a time. One row an address, so
 * that whoever adds a bounce holds the count until it is committed.
 */
export const softBounces = pgTable(
  "soft_bounces",
  {
    email: citext("email").primaryKey(),
    /** When each happened, by "provider:event id": the same event again counts once. */
    bounces: jsonb("bounces").$type<Record<string, string>>().notNull(),
    lastAt: instant("last_at").notNull(),
  },
  (t) => [
    // sweep: addresses whose bounces count for nothing any more
    index("soft_bounces_last").on(t.lastAt),
  ],
);

/**
 * By rank: a later word of a lower rank changes nothing (server/email/delivery-state.ts). What came back for a reason that
 * may pass is soft_bounced, for another bounced.
 */
export const DELIVERY_STATES = [
  "accepted",
  "delayed",
  "failed",
  "delivered",
  "soft_bounced",
  "bounced",
  "complained",
] as const;

/** What became of each mail that a provider has spoken about, by the effect that sent it. */
export const mailDeliveries = pgTable(
  "mail_deliveries",
  {
    effectKey: text("effect_key").primaryKey(),
    /** Whose effect it was. Null: of before this was kept, and its row of the ledger is archived. */
    actionId: uuid("action_id"),
    state: text("state", { enum: DELIVERY_STATES }).notNull(),
    /** When that happened, by the provider's clock. */
    at: instant("at").notNull(),
    provider: text("provider").notNull(),
    /** The provider's event that says so. */
    eventId: text("event_id").notNull(),
  },
  (t) => [
    oneOf("mail_deliveries_state_known", t.state, DELIVERY_STATES),
    // circuit breaker of a mailing: how many went wrong, without reading the others
    index("mail_deliveries_trouble")
      .on(t.actionId, t.state)
      .where(sql`state in ('bounced', 'complained')`),
  ],
);
