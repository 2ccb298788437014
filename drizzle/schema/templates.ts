import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant, oneOf } from "./columns";

/** The code templates whose words staff write: one for mailings, one for mail about a matter of the reader's own. */
export const VARIANT_TEMPLATES = ["block_letter", "block_notice"] as const;
export const VARIANT_STATES = ["draft", "published", "retired"] as const;

/** A mail that staff word without code. What it says is in its versions. */
export const templateVariants = pgTable(
  "template_variants",
  {
    id: uuid("id").primaryKey(),
    templateKey: text("template_key", { enum: VARIANT_TEMPLATES }).notNull(),
    name: text("name").notNull().unique(),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [oneOf("template_variants_template_known", t.templateKey, VARIANT_TEMPLATES)],
);

/** Numbered from 1. A draft is edited; what is published never changes again, and can only be retired. */
export const templateVariantVersions = pgTable(
  "template_variant_versions",
  {
    variantId: uuid("variant_id")
      .notNull()
      .references(() => templateVariants.id),
    version: integer("version").notNull(),
    state: text("state", { enum: VARIANT_STATES }).notNull(),
    subject: text("subject").notNull(),
    /** What an inbox shows beside the subject. */
    preview: text("preview").notNull(),
    /** A list of Block. */
    blocks: jsonb("blocks").notNull(),
    /** SHA-256 over template, subject, preview and blocks: what an approval binds. */
    contentHash: text("content_hash").notNull(),
    /** "staff:<id>" */
    createdBy: text("created_by").notNull(),
    updatedAt: instant("updated_at").notNull(),
    publishedAt: instant("published_at"),
    /** "staff:<id>" or "action:<id>". */
    publishedBy: text("published_by"),
    retiredAt: instant("retired_at"),
  },
  (t) => [
    primaryKey({ columns: [t.variantId, t.version] }),
    oneOf("template_variant_versions_state_known", t.state, VARIANT_STATES),
    // two people who begin a draft at once get the same one
    uniqueIndex("template_variant_versions_one_draft")
      .on(t.variantId)
      .where(sql`state = 'draft'`),
    // list page: the variants whose words changed last
    index("template_variant_versions_updated").on(t.updatedAt),
  ],
);
