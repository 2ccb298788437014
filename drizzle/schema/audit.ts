import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
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
    // live stream: everything after (writer, position) whose writer can no longer be overtaken;
    // sealer: whatever was written by one that had not ended when it last looked
    index("audit_events_stream").on(t.writer, t.position),
    // timeline of one action
    index("audit_events_action").on(t.actionId, t.position),
    // audit page filters
    index("audit_events_type").on(t.type, t.position),
    index("audit_events_actor").on(t.actorKind, t.actorId, t.position),
    // timeline of one task; other events do not pay for it
    index("audit_events_task")
      .on(sql`(body->>'taskId')`, t.position)
      .where(sql`type like 'task.%'`),
    // what came of one webhook event, likewise
    index("audit_events_webhook")
      .on(sql`(body->>'webhookId')`, t.position)
      .where(sql`type like 'webhook.%' or type like 'suppression.%'`),
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

/**
 * The order in which events were sealed: gapless from 0, given after commit. Append-only. No foreign key, which would
 * lock each event's row once more; a row is made from the event's own in the same statement.
 */
export const auditSeals = pgTable("audit_seals", {
  seq: bigint("seq", { mode: "number" }).primaryKey(),
  /** Unique: finds an event's place, and lets nothing be sealed twice. */
  eventId: uuid("event_id").notNull().unique(),
  leaf: bytea("leaf").notNull(),
});

/**
 * Hashes of whole subtrees of 256^level events, so that a proof reads a few hundred rows whatever the trail's length.
 * Append-only; all of it can be computed again from the leaves.
 */
export const auditNodes = pgTable(
  "audit_nodes",
  {
    level: smallint("level").notNull(),
    index: bigint("index", { mode: "number" }).notNull(),
    hash: bytea("hash").notNull(),
  },
  (t) => [primaryKey({ columns: [t.level, t.index] })],
);

/** Signed sizes and roots of the tree, in the C2SP form. Append-only. */
export const auditCheckpoints = pgTable("audit_checkpoints", {
  size: bigint("size", { mode: "number" }).primaryKey(),
  root: bytea("root").notNull(),
  origin: text("origin").notNull(),
  /** What is published: the text and its signatures. */
  note: text("note").notNull(),
  keyId: text("key_id").notNull(),
  /** Every event whose writer is below has been sealed. */
  horizon: xid8("horizon").notNull(),
  sealedAt: instant("sealed_at").notNull(),
});

/**
 * What was written to files so that it need not stay here: the events of all places below `until`. The rows of actions
 * that had ended by then are gone, their seals stay. Append-only; written by the owner's role alone.
 */
export const auditArchives = pgTable("audit_archives", {
  /** The size of a checkpoint. */
  until: bigint("until", { mode: "number" }).primaryKey(),
  /** Where the archive before this one ends. */
  from: bigint("from", { mode: "number" }).notNull().unique(),
  /** Rows taken out, in this turn. */
  events: integer("events").notNull(),
  effects: integer("effects").notNull(),
  /** SHA-256 of each file, hexadecimal. */
  trailSha256: text("trail_sha256").notNull(),
  effectsSha256: text("effects_sha256").notNull(),
  archivedAt: instant("archived_at").notNull(),
});

/** Public halves of the keys that have sealed, so that old checkpoints can be verified. Append-only. */
export const auditKeys = pgTable("audit_keys", {
  id: text("id").primaryKey(),
  /** `name+id+base64(0x01 || key)` */
  verifier: text("verifier").notNull(),
  /** The size of the first checkpoint it signed. */
  sinceSize: bigint("since_size", { mode: "number" }).notNull(),
});
