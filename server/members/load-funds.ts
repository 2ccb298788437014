import { inArray } from "drizzle-orm";
import { z } from "zod";
import { funds } from "@/drizzle/schema/members";
import type { Reader } from "@/server/db";

/** What must be true of a fund before it may be called verified. */
export const CHECKLIST_ITEMS = [
  "registration_confirmed",
  "auditor_named",
  "administrator_named",
  "offering_documents_on_file",
  "principals_identified",
] as const;

export const Checklist = z.partialRecord(z.enum(CHECKLIST_ITEMS), z.boolean());
export type Checklist = z.infer<typeof Checklist>;

export type Fund = Omit<typeof funds.$inferSelect, "checklist"> & { checklist: Checklist };

export async function loadFunds(reader: Reader, ids: readonly string[]): Promise<Map<string, Fund>> {
  const rows = await reader
    .select()
    .from(funds)
    .where(inArray(funds.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, { ...row, checklist: Checklist.parse(row.checklist) }]));
}

/** The items still open, in the checklist's order. */
export function openItems(checklist: Checklist): string[] {
  return CHECKLIST_ITEMS.filter((item) => checklist[item] !== true);
}
