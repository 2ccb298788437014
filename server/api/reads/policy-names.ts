import { staff } from "@/drizzle/schema/staff";
import type { Reader } from "@/server/db";

/** Who did something, in words: rows name people and actions as "staff:<id>", "action:<id>", "deploy". */
export async function readNames(reader: Reader): Promise<(who: string | null) => string> {
  const people = await reader.select({ id: staff.id, name: staff.name }).from(staff);
  const names = new Map(people.map(({ id, name }) => [`staff:${id}`, name]));
  return (who) => (who === null ? "a release" : (names.get(who) ?? OTHERS[who] ?? who));
}

const OTHERS: Record<string, string> = { deploy: "a release", release: "a release", "system:ops": "the command line" };
