import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { actions } from "./actions";
import { instant, oneOf } from "./columns";

export const EFFECT_OUTCOMES = ["done", "failed", "unknown"] as const;

/** What became of a call that nobody answered. */
export const RESOLVED_AS = ["happened", "did_not_happen"] as const;

/** The ledger: intent before an effect, outcome after. One row per effect key, until its action is archived. */
export const effects = pgTable(
  "effects",
  {
    /** SHA-256 over action, generation, target and step; sent to providers as the idempotency key. */
    effectKey: text("effect_key").primaryKey(),
    actionId: uuid("action_id")
      .notNull()
      .references(() => actions.id),
    generation: integer("generation").notNull(),
    targetN: integer("target_n").notNull(),
    step: text("step").notNull(),
    /** What performs it: "database", "webhook", or who takes mail: "resend", "smtp" ... */
    port: text("port").notNull(),
    fence: integer("fence").notNull(),
    /** Hash of what was asked of the port, from which the adapter makes the bytes; a repetition must have the same. */
    requestHash: text("request_hash"),
    intentAt: instant("intent_at").notNull(),
    /** Until then the provider recognises the key, so repeating is safe. Null: it never does. */
    windowUntil: instant("window_until"),
    tries: integer("tries").notNull().default(1),
    outcome: text("outcome", { enum: EFFECT_OUTCOMES }),
    doneAt: instant("done_at"),
    providerId: text("provider_id"),
    result: jsonb("result"),
    problem: jsonb("problem"),
  },
  (t) => [
    oneOf("effects_outcome_known", t.outcome, EFFECT_OUTCOMES),
    // take-over: intents of an action without an outcome
    index("effects_action").on(t.actionId, t.generation, t.targetN),
    // operator's page of unresolved effects
    index("effects_unresolved")
      .on(t.intentAt)
      .where(sql`outcome is null or outcome = 'unknown'`),
    // deliverability: the mails that went out within a time
    index("effects_mail_done")
      .on(t.doneAt)
      .where(sql`port not in ('database', 'webhook') and outcome = 'done'`),
    // a provider's event that names only its own id
    index("effects_provider_id")
      .on(t.providerId)
      .where(sql`provider_id is not null`),
  ],
);

/** What a provider told us of its own accord, once per event of its own. Holds no addresses. */
export const providerEvents = pgTable(
  "provider_events",
  {
    provider: text("provider").notNull(),
    /** The provider's id of the event: the same again is the same event. */
    eventId: text("event_id").notNull(),
    /** In the provider's words: "email.delivered" ... */
    type: text("type").notNull(),
    /** What it says of a call that nobody answered: the provider took it, or never did; null: neither. */
    proves: text("proves", { enum: RESOLVED_AS }),
    /** Whose effect it is about; null: of none that the ledger knows. */
    effectKey: text("effect_key"),
    /** The provider's id of the mail. */
    providerId: text("provider_id"),
    occurredAt: instant("occurred_at").notNull(),
    receivedAt: instant("received_at").notNull(),
    /** Further words that name nobody, such as the sort of a bounce. */
    detail: jsonb("detail").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.provider, t.eventId] }),
    oneOf("provider_events_proves_known", t.proves, RESOLVED_AS),
    // action page, and what proves an unknown effect
    index("provider_events_effect").on(t.effectKey, t.occurredAt),
  ],
);
