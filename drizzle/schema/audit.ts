import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytea, instant, xid8 } from "./columns";

/**
 * The trail. The app role may insert and read; triggers refuse everything else, for the owner too.
 * `leaf` is SHA-256 over 0x00 and the RFC 8785 bytes of the event (RFC 6962 leaf hash), computed at insert.
 */
export const auditEvents = pgTable(
  "audit_events",
  {
    /** Position of insertion; not the sealed order, and with gaps where transactions rolled back. */
    position: bigint("position", { mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    id: uuid("id").notNull().unique(),
    writer: xid8("writer")
      .notNull()
      .default(sql`pg_current_xact_id()`),
    at: instant("at").notNull(),
    type: text("type").notNull(),
    actionId: uuid("action_id"),
    generation: integer("generation"),
    actorKind: text("actor_kind", { enum: ["agent", "staff", "system", "anonymous"] }).notNull(),
    actorId: text("actor_id").notNull(),
    body: jsonb("body").notNull(),
    leaf: bytea("leaf").notNull(),
  },
  (t) => [
    // live stream and sealer: everything after (writer, position) whose writer can no longer be overtaken
    index("audit_events_stream").on(t.writer, t.position),
    // timeline of one action
    index("audit_events_action").on(t.actionId, t.position),
    // audit page filters
    index("audit_events_type").on(t.type, t.position),
    index("audit_events_actor").on(t.actorKind, t.actorId, t.position),
  ],
);

/**
 * What an event says about persons, apart from the trail so that it can be erased. The event's body holds
 * `private`: SHA-256 over the salt and the canonical bytes of `data`; erasing the row keeps every leaf valid.
 */
export const auditPrivate = pgTable("audit_private", {
  eventId: uuid("event_id").primaryKey(),
  salt: bytea("salt").notNull(),
  data: jsonb("data").notNull(),
});
