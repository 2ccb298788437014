import { integer, pgTable, primaryKey, real, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";

export const EMBEDDED_KINDS = ["user_profile", "fund_data", "provider_data"] as const;

/** A vector per described thing and model; of one model's vectors, near means alike. */
export const embeddings = pgTable(
  "embeddings",
  {
    kind: text("kind", { enum: EMBEDDED_KINDS }).notNull(),
    entityId: uuid("entity_id").notNull(),
    model: text("model").notNull(),
    /** Of the entity, when it was read. */
    entityVersion: integer("entity_version").notNull(),
    /** Unit length. */
    vector: real("vector").array().notNull(),
    embeddedAt: instant("embedded_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.entityId, t.model] })],
);
