import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant, oneOf } from "./columns";

export const NOTIFICATION_LEVELS = ["urgent", "alert", "digest"] as const;

/** In-app notices; the bell shows them. */
export const notifications = pgTable(
  "notifications",
  {
    id: uuid("id").primaryKey(),
    /** The same cause gives one notice. */
    dedupeKey: text("dedupe_key").notNull().unique(),
    level: text("level", { enum: NOTIFICATION_LEVELS }).notNull(),
    /** "role:<role>", "staff:<id>" or "all". */
    audience: text("audience").notNull(),
    title: text("title").notNull(),
    body: text("body").notNull(),
    actionId: uuid("action_id"),
    taskId: uuid("task_id"),
    /** Where it leads within the console, when that is neither an action nor a task. */
    path: text("path"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    oneOf("notifications_level_known", t.level, NOTIFICATION_LEVELS),
    // the bell: newest for an audience
    index("notifications_audience").on(t.audience, t.createdAt),
    // urgent notices of the last hour (a policy fact)
    index("notifications_level").on(t.level, t.createdAt),
  ],
);
