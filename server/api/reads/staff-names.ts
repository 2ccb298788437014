import { inArray } from "drizzle-orm";
import { staff } from "@/drizzle/schema/staff";
import type { Reader } from "@/server/db";

/** What people are called, by their ids; lists of ids repeat, so each is asked for once. */
export async function readStaffNames(reader: Reader, ids: readonly string[][]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.flat())];
  if (wanted.length === 0) return new Map();
  const rows = await reader.select({ id: staff.id, name: staff.name }).from(staff).where(inArray(staff.id, wanted));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
