import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { citext, instant, oneOf } from "./columns";

export const MEMBER_STATUSES = ["pending", "active", "rejected", "suspended"] as const;
export const MEMBER_ROLES = ["investor", "fund_manager", "service_provider"] as const;
/** What a fund manager runs, or an investor looks for. */
export const FUND_TYPES = ["long_short", "global_macro", "credit", "quantitative", "multi_strategy"] as const;
/** What a member says to manage or to invest, in US dollars. */
export const AUM_BANDS = ["under_10m", "10m_100m", "100m_1b", "over_1b"] as const;

/** People who use the site. `version` grows with every change, and pins what an approver saw. */
export const members = pgTable(
  "members",
  {
    id: uuid("id").primaryKey(),
    email: citext("email").notNull().unique(),
    name: text("name").notNull(),
    role: text("role", { enum: MEMBER_ROLES }).notNull(),
    status: text("status", { enum: MEMBER_STATUSES }).notNull(),
    company: text("company"),
    /** ISO 3166-1 alpha-2. */
    country: text("country").notNull(),
    accredited: boolean("accredited").notNull(),
    identityVerifiedAt: instant("identity_verified_at"),
    joinedAt: instant("joined_at").notNull(),
    lastSeenAt: instant("last_seen_at"),
    fundType: text("fund_type", { enum: FUND_TYPES }),
    aumBand: text("aum_band", { enum: AUM_BANDS }),
    /** Words that the house puts on members, in lower case. */
    tags: jsonb("tags").$type<string[]>().notNull().default([]),
    /** When a mail of ours was last opened or a link in it followed. */
    lastEngagedAt: instant("last_engaged_at"),
    statusReason: text("status_reason"),
    version: integer("version").notNull().default(1),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    oneOf("members_status_known", t.status, MEMBER_STATUSES),
    oneOf("members_role_known", t.role, MEMBER_ROLES),
    oneOf("members_fund_type_known", t.fundType, FUND_TYPES),
    oneOf("members_aum_band_known", t.aumBand, AUM_BANDS),
    // audiences by tag
    index("members_tags").using("gin", t.tags),
    // list page and approve_many's filter
    index("members_status").on(t.status, t.joinedAt, t.id),
    index("members_country").on(t.country),
    // whose address is it, in whatever way it is written
    index("members_address").on(sql`address_key(email::text)`),
  ],
);

export const FUND_STATUSES = ["submitted", "verified", "rejected"] as const;

export const funds = pgTable(
  "funds",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    manager: text("manager").notNull(),
    strategy: text("strategy").notNull(),
    domicile: text("domicile").notNull(),
    /** Assets under management, whole US dollars. */
    aumUsd: bigint("aum_usd", { mode: "number" }).notNull(),
    status: text("status", { enum: FUND_STATUSES }).notNull(),
    /** {item: boolean} of the verification checklist. */
    checklist: jsonb("checklist").notNull(),
    submittedAt: instant("submitted_at").notNull(),
    verifiedAt: instant("verified_at"),
    version: integer("version").notNull().default(1),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [oneOf("funds_status_known", t.status, FUND_STATUSES), index("funds_status").on(t.status, t.id)],
);

export const PROVIDER_STATUSES = ["draft", "listed", "delisted"] as const;

export const providers = pgTable(
  "providers",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    category: text("category").notNull(),
    country: text("country").notNull(),
    websiteUrl: text("website_url"),
    status: text("status", { enum: PROVIDER_STATUSES }).notNull(),
    listedAt: instant("listed_at"),
    createdAt: instant("created_at").notNull(),
    version: integer("version").notNull().default(1),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [oneOf("providers_status_known", t.status, PROVIDER_STATUSES), index("providers_status").on(t.status, t.id)],
);
