import { staff } from "@/drizzle/schema/staff";
import type { Reader } from "@/server/db";

export const NOT_SEEDED = "The database has staff already; nothing was seeded.";

/** Staff is the mark of an installation in use, by the demo or by its own people: then nothing may be added. */
export async function hasStaff(reader: Reader): Promise<boolean> {
  const known = await reader.select({ id: staff.id }).from(staff).limit(1);
  return known.length > 0;
}
