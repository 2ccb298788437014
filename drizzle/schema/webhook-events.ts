import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, oneOf } from "./columns";

export const HOOK_SOURCES = ["resend", "sendgrid", "stripe", "plaid", "slack"] as const;

/** Open: received, failed (and tried again). Ended: processed, ignored, dead; only a person opens those again. */
export const HOOK_STATES = ["received", "processed", "ignored", "failed", "dead"] as const;

/** Its time was up; or the member it names asked for it. */
export const PAYLOAD_REMOVED_BY = ["retention", "erasure"] as const;

/**
 * What providers told us by webhook: verified once, at the door, then stored once and processed by the webhook queue.
 * A row that is received or failed is the outbox of its own job, as a queued action is.
 */
export const webhookEvents = pgTable(
  "webhook_events",
  {
    id: uuid("id").primaryKey(),
    source: text("source", { enum: HOOK_SOURCES }).notNull(),
    /** The provider's id of the event: the same again is the same event. */
    eventId: text("event_id").notNull(),
    /** In the provider's words: "charge.dispute.created" ... */
    type: text("type").notNull(),
    /** In the provider's words too; the time of receipt where it names none. */
    occurredAt: instant("occurred_at").notNull(),
    receivedAt: instant("received_at").notNull(),
    /** The event as text; of a batch, its own element. Null: removed, because it names persons; the rest stays. */
    raw: text("raw"),
    payloadRemovedAt: instant("payload_removed_at"),
    payloadRemovedBy: text("payload_removed_by", { enum: PAYLOAD_REMOVED_BY }),
    /** SHA-256 of the bytes whose signature was verified. */
    deliverySha256: text("delivery_sha256").notNull(),
    /** A few that say where it came from; none that holds a secret or a signature. */
    headers: jsonb("headers").$type<Record<string, string>>().notNull(),
    /** Which scheme and which of our keys: "hmac-sha256, secret 1". */
    verifiedBy: text("verified_by").notNull(),
    state: text("state", { enum: HOOK_STATES }).notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** What may be tried until then; asking again raises it. */
    attemptsMax: integer("attempts_max").notNull(),
    /** What came of it, in words that name nobody. */
    outcome: text("outcome"),
    problem: jsonb("problem").$type<{ code: string; message: string }>(),
    endedAt: instant("ended_at"),
    notBefore: instant("not_before").notNull(),
    /** Null: no job carries it yet. */
    dispatchedAt: instant("dispatched_at"),
    /** Which job does: each hand-over has an id of its own. */
    dispatch: integer("dispatch").notNull().default(0),
  },
  (t) => [
    oneOf("webhook_events_source_known", t.source, HOOK_SOURCES),
    oneOf("webhook_events_state_known", t.state, HOOK_STATES),
    oneOf("webhook_events_remover_known", t.payloadRemovedBy, PAYLOAD_REMOVED_BY),
    check(
      "webhook_events_removal_told",
      sql`num_nulls(${t.raw}, ${t.payloadRemovedAt}, ${t.payloadRemovedBy}) = case when ${t.raw} is null then 1 else 2 end`,
    ),
    // what is still to be processed must be there to be read
    check("webhook_events_open_is_whole", sql`${t.raw} is not null or ${t.state} in ('processed', 'ignored', 'dead')`),
    uniqueIndex("webhook_events_once").on(t.eventId, t.source),
    // relay: what is due and not handed over
    index("webhook_events_due")
      .on(t.notBefore)
      .where(sql`state in ('received', 'failed') and dispatched_at is null`),
    // reconciler: handed over and still open
    index("webhook_events_handed_over")
      .on(t.dispatchedAt)
      .where(sql`state in ('received', 'failed') and dispatched_at is not null`),
    // sweep: whose payload has been kept long enough, by how it ended
    index("webhook_events_payload_kept")
      .on(t.state, t.endedAt)
      .where(sql`raw is not null and ended_at is not null`),
    // the console's list, filtered
    index("webhook_events_source").on(t.source, t.id),
    index("webhook_events_state").on(t.state, t.id),
    index("webhook_events_type").on(t.type, t.id),
  ],
);

/** How each try to process an event ended. Append-only. */
export const webhookAttempts = pgTable(
  "webhook_attempts",
  {
    webhookId: uuid("webhook_id").notNull(),
    n: integer("n").notNull(),
    endedAt: instant("ended_at").notNull(),
    state: text("state", { enum: HOOK_STATES }).notNull(),
    problem: jsonb("problem").$type<{ code: string; message: string }>(),
  },
  (t) => [
    primaryKey({ columns: [t.webhookId, t.n] }),
    foreignKey({ columns: [t.webhookId], foreignColumns: [webhookEvents.id] }),
  ],
);
