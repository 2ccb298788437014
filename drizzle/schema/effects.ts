import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { actions } from "./actions";
import { instant, oneOf } from "./columns";

export const EFFECT_OUTCOMES = ["done", "failed", "unknown"] as const;

/** The ledger: intent before an effect, outcome after. One row per effect key, for ever. */
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
    /** Which port performs it: "database", "mail", "webhook" ... */
    port: text("port").notNull(),
    fence: integer("fence").notNull(),
    /** Hash of what was sent; a retry must send identical bytes. */
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
  ],
);
