import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, oneOf } from "./columns";
import { members } from "./members";

/** What members may choose to hear about; each is consented to and unsubscribed from by itself. */
export const MAIL_TOPICS = ["newsletter", "announcements", "digest"] as const;

/** What a member said about one topic. Who has said nothing has not consented. */
export const mailPreferences = pgTable(
  "mail_preferences",
  {
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    topic: text("topic", { enum: MAIL_TOPICS }).notNull(),
    isWanted: boolean("is_wanted").notNull(),
    /** Where it was said: "sign_up", "preferences", "campaign:<action id>". */
    source: text("source").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.memberId, t.topic] }),
    oneOf("mail_preferences_topic_known", t.topic, MAIL_TOPICS),
    // results of one campaign: who left by its link
    index("mail_preferences_source").on(t.source),
  ],
);

/** A filter over members that is used again and again. Actions pin the filter itself, not the name. */
export const audiences = pgTable(
  "audiences",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull().unique(),
    /** An AudienceFilter. */
    filter: jsonb("filter").notNull(),
    version: integer("version").notNull().default(1),
    createdBy: uuid("created_by").notNull(),
    updatedAt: instant("updated_at").notNull(),
    archivedAt: instant("archived_at"),
  },
  (t) => [index("audiences_updated").on(t.updatedAt, t.id)],
);

/**
 * Members that somebody brought as a file, found once by their addresses. A list never changes, so that a filter that names
 * one means the same for ever; addresses of people who are no members are not kept.
 */
export const audienceLists = pgTable(
  "audience_lists",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull().unique(),
    /** The file's name, or how else the lines came. */
    source: text("source").notNull(),
    memberIds: uuid("member_ids").array().notNull(),
    /** ListCounts: what became of the lines. */
    counts: jsonb("counts").notNull(),
    createdBy: uuid("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    check("audience_lists_size", sql`cardinality(${t.memberIds}) between 1 and 100000`),
    // the console's choice of lists, newest first
    index("audience_lists_time").on(t.createdAt, t.id),
  ],
);

/** Domains that mail may come from. A new one is warmed up: its hourly limit grows day by day. */
export const sendingDomains = pgTable("sending_domains", {
  domain: text("domain").primaryKey(),
  /** The address before the "@" of mailings. */
  mailbox: text("mailbox").notNull(),
  /** When SPF, DKIM and DMARC were last seen to be right; null: never, and nothing goes out. */
  verifiedAt: instant("verified_at"),
  /** The first day of its warm-up. */
  warmSince: instant("warm_since").notNull(),
  /** Mails an hour once it is warm. */
  hourlyMax: integer("hourly_max").notNull(),
  createdAt: instant("created_at").notNull(),
});

/** Token buckets that survive a restart: one per sending domain, one per mailing. */
export const sendBuckets = pgTable("send_buckets", {
  /** "domain:<name>" or "action:<id>". */
  scope: text("scope").primaryKey(),
  tokens: doublePrecision("tokens").notNull(),
  refilledAt: instant("refilled_at").notNull(),
});
