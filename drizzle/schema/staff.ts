import { index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { citext, instant, oneOf } from "./columns";

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

/** Failed sign-ins per address and per client, for throttling. */
export const signInFailures = pgTable(
  "sign_in_failures",
  {
    /** "email:<sha256>" or "client:<sha256>": the address itself is not kept. */
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
