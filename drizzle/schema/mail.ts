import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { citext, instant } from "./columns";

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

/** Addresses that must not be written to. */
export const suppressions = pgTable("suppressions", {
  email: citext("email").primaryKey(),
  reason: text("reason", { enum: ["bounce", "complaint", "unsubscribe", "manual"] }).notNull(),
  source: text("source").notNull(),
  createdAt: instant("created_at").notNull(),
});
