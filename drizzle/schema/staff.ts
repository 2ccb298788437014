import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytea, citext, instant, oneOf } from "./columns";

export const STAFF_ROLES = ["operator", "support", "editor", "viewer"] as const;

export const staff = pgTable(
  "staff",
  {
    id: uuid("id").primaryKey(),
    email: citext("email").notNull().unique(),
    name: text("name").notNull(),
    role: text("role", { enum: STAFF_ROLES }).notNull(),
    /** argon2id; null: signs in by link or by the identity provider only. */
    passwordHash: text("password_hash"),
    /** Sessions carry the version they were made under; raising it ends them all. */
    sessionVersion: integer("session_version").notNull().default(1),
    createdAt: instant("created_at").notNull(),
    disabledAt: instant("disabled_at"),
    lastSeenAt: instant("last_seen_at"),
    /** Bell: in-app notices up to here have been seen. */
    noticesSeenAt: instant("notices_seen_at"),
  },
  (t) => [oneOf("staff_role_known", t.role, STAFF_ROLES)],
);

/** Personal tokens for scripts ("ops_staff_..."): act with the owner's rights of the moment. */
export const staffTokens = pgTable(
  "staff_tokens",
  {
    id: uuid("id").primaryKey(),
    staffId: uuid("staff_id")
      .notNull()
      .references(() => staff.id),
    keyHash: text("key_hash").notNull().unique(),
    hint: text("hint").notNull(),
    label: text("label").notNull(),
    createdAt: instant("created_at").notNull(),
    lastUsedAt: instant("last_used_at"),
    expiresAt: instant("expires_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [index("staff_tokens_staff").on(t.staffId)],
);

/** Failed sign-ins per address, per client and per both, for throttling. */
export const signInFailures = pgTable(
  "sign_in_failures",
  {
    /**
     * "email:", "client:" or "pair:" and a SHA-256, before it what was tried where that was not sign-in ("link-",
     * "proof-"); or "known:" for a client that got in. The address itself is not kept.
     */
    key: text("key").primaryKey(),
    failures: integer("failures").notNull(),
    windowStart: instant("window_start").notNull(),
    blockedUntil: instant("blocked_until"),
  },
  () => [],
);

/** One-time tokens of mailed sign-in links. */
export const verificationTokens = pgTable(
  "verification_tokens",
  {
    identifier: citext("identifier").notNull(),
    tokenHash: text("token_hash").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.identifier, t.tokenHash] })],
);

/** The last time somebody showed anew who they are within one session; high-risk approvals ask for it. */
export const reauthentications = pgTable("reauthentications", {
  /** SHA-256 of the session's own id, which only its token carries; for a personal token of the id of its row. */
  sessionHash: text("session_hash").primaryKey(),
  staffId: uuid("staff_id")
    .notNull()
    .references(() => staff.id),
  method: text("method", { enum: ["password", "passkey"] }).notNull(),
  at: instant("at").notNull(),
});

/** Sessions whose person signed out before they would have ended by themselves; every request of a session looks here. */
export const endedSessions = pgTable("ended_sessions", {
  /** SHA-256 of the session's own id. */
  sessionHash: text("session_hash").primaryKey(),
  /** When the session would have ended anyway, and this row can go. */
  endsAt: instant("ends_at").notNull(),
});

/** WebAuthn credentials; another way to show who one is. */
export const passkeys = pgTable(
  "passkeys",
  {
    /** The credential id, base64url. */
    id: text("id").primaryKey(),
    staffId: uuid("staff_id")
      .notNull()
      .references(() => staff.id),
    publicKey: bytea("public_key").notNull(),
    /** The authenticator's signature counter: one that goes back means a copy. */
    counter: bigint("counter", { mode: "number" }).notNull(),
    transports: text("transports").array().notNull(),
    backedUp: boolean("backed_up").notNull(),
    label: text("label").notNull(),
    createdAt: instant("created_at").notNull(),
    lastUsedAt: instant("last_used_at"),
  },
  (t) => [index("passkeys_staff").on(t.staffId)],
);

/** A challenge is answered once, by whom it was made for, and soon. */
export const passkeyChallenges = pgTable("passkey_challenges", {
  challenge: text("challenge").primaryKey(),
  staffId: uuid("staff_id")
    .notNull()
    .references(() => staff.id),
  purpose: text("purpose", { enum: ["register", "reauthenticate"] }).notNull(),
  expiresAt: instant("expires_at").notNull(),
});

/** For a while somebody decides for somebody else; recorded as "for" them, and counted as their vote. */
export const delegations = pgTable(
  "delegations",
  {
    id: uuid("id").primaryKey(),
    fromId: uuid("from_id")
      .notNull()
      .references(() => staff.id),
    toId: uuid("to_id")
      .notNull()
      .references(() => staff.id),
    /** Only these kinds; null: all of them. */
    kinds: text("kinds").array(),
    reason: text("reason").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    createdAt: instant("created_at").notNull(),
    createdBy: uuid("created_by").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    check("delegations_to_another", sql`${t.fromId} <> ${t.toId}`),
    check("delegations_end", sql`${t.endsAt} > ${t.startsAt}`),
    // decide: what somebody may decide for others now
    index("delegations_to").on(t.toId, t.endsAt),
  ],
);

/** Who is told first when nobody decides. */
export const onCall = pgTable("on_call", {
  /** From 0. */
  position: smallint("position").primaryKey(),
  staffId: uuid("staff_id")
    .notNull()
    .unique()
    .references(() => staff.id),
});
