import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * What must still be told to the outside because of a committed fact: written in the fact's own transaction,
 * drained by the relay. Jobs for actions are not here: a row in `queued` is the outbox of its own job.
 */
export const outbox = pgTable(
  "outbox",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** Says which handler drains it: "notice.agent", "notice.staff". */
    topic: text("topic").notNull(),
    /** Writing the same message twice is one message. */
    dedupeKey: text("dedupe_key").notNull(),
    body: jsonb("body").notNull(),
    createdAt: instant("created_at").notNull(),
    nextAt: instant("next_at").notNull(),
    tries: integer("tries").notNull().default(0),
    sentAt: instant("sent_at"),
    problem: text("problem"),
  },
  (t) => [
    uniqueIndex("outbox_dedupe").on(t.dedupeKey),
    // relay: what is due
    index("outbox_due")
      .on(t.nextAt)
      .where(sql`sent_at is null`),
  ],
);
