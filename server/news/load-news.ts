import { inArray } from "drizzle-orm";
import { newsItems } from "@/drizzle/schema/news";
import type { Reader } from "@/server/db";

export type NewsItem = typeof newsItems.$inferSelect;

export async function loadNews(reader: Reader, ids: readonly string[]): Promise<Map<string, NewsItem>> {
  const rows = await reader
    .select()
    .from(newsItems)
    .where(inArray(newsItems.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}
