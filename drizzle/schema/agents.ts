import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";
import { staff } from "./staff";

/** What changes about an agent at run time; role, grants and limits are in server/agents. */
export const agents = pgTable("agents", {
  name: text("name").primaryKey(),
  /** Who answers for it, and so cannot vote on what it submits. */
  ownerId: uuid("owner_id").references(() => staff.id),
  pausedAt: instant("paused_at"),
  pausedBy: text("paused_by"),
  pauseReason: text("pause_reason"),
  lastSeenAt: instant("last_seen_at"),
  /** What it last said that it is doing: its own words, which nothing goes by. */
  activity: text("activity"),
  activityAt: instant("activity_at"),
  /** Where settled actions are announced; null: the agent polls. */
  callbackUrl: text("callback_url"),
  /** Standard Webhooks secret ("whsec_..."), shown once. */
  callbackSecret: text("callback_secret"),
  callbackSecretAt: instant("callback_secret_at"),
  /** The one before: it signs too until its time is up, so that a receiver can change over without a gap. */
  callbackSecretBefore: text("callback_secret_before"),
  callbackSecretBeforeUntil: instant("callback_secret_before_until"),
  callbackEnabled: boolean("callback_enabled").notNull().default(false),
});

/** Bearer keys. Only a hash is kept; the key itself is shown once. */
export const agentKeys = pgTable(
  "agent_keys",
  {
    id: uuid("id").primaryKey(),
    agent: text("agent")
      .notNull()
      .references(() => agents.name),
    /** SHA-256 of the whole key, hex. The secret has 256 random bits, so a fast hash is enough. */
    keyHash: text("key_hash").notNull().unique(),
    /** First characters, to recognise a key in a list. */
    hint: text("hint").notNull(),
    label: text("label").notNull(),
    createdAt: instant("created_at").notNull(),
    createdBy: text("created_by").notNull(),
    lastUsedAt: instant("last_used_at"),
    expiresAt: instant("expires_at"),
    revokedAt: instant("revoked_at"),
    /** How much of its agent's pace this key may use up. */
    pacePercent: integer("pace_percent").notNull().default(100),
  },
  (t) => [
    index("agent_keys_agent").on(t.agent),
    check("agent_keys_pace_percent", sql`${t.pacePercent} between 1 and 100`),
  ],
);
