import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant, oneOf } from "./columns";

export const NEWS_CLASSES = ["news", "announcement", "update"] as const;
export const NEWS_STATUSES = ["draft", "published"] as const;

/** What the public site shows once it is published. `version` grows with every change, and pins what was approved. */
export const newsItems = pgTable(
  "news_items",
  {
    id: uuid("id").primaryKey(),
    slug: text("slug").notNull().unique(),
    class: text("class", { enum: NEWS_CLASSES }).notNull(),
    title: text("title").notNull(),
    body: text("body").notNull(),
    status: text("status", { enum: NEWS_STATUSES }).notNull(),
    /** Where its statements come from. */
    sourceUrls: jsonb("source_urls").notNull(),
    publishedAt: instant("published_at"),
    version: integer("version").notNull().default(1),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    oneOf("news_items_class_known", t.class, NEWS_CLASSES),
    oneOf("news_items_status_known", t.status, NEWS_STATUSES),
    index("news_items_status").on(t.status, t.publishedAt),
  ],
);
