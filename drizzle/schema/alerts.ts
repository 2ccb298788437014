import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** What is or was wrong with the installation as a whole: one row per sort, one notice per episode and end. */
export const alerts = pgTable("alerts", {
  name: text("name").primaryKey(),
  /** Counts from 1; names the notices of one episode. */
  episode: integer("episode").notNull(),
  raisedAt: instant("raised_at").notNull(),
  /** Null while it lasts. */
  clearedAt: instant("cleared_at"),
});
