import { inArray } from "drizzle-orm";
import { providers } from "@/drizzle/schema/members";
import type { Reader } from "@/server/db";

export type Provider = typeof providers.$inferSelect;

export async function loadProviders(reader: Reader, ids: readonly string[]): Promise<Map<string, Provider>> {
  const rows = await reader
    .select()
    .from(providers)
    .where(inArray(providers.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}
