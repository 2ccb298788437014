import { eq } from "drizzle-orm";
import { tasks } from "@/drizzle/schema/tasks";
import type { Reader } from "@/server/db";

/** Beyond it, the exact number helps nobody. */
const COUNTED_MAX = 100;

/** How many tasks wait for a person's answer. */
export async function countEscalated(reader: Reader): Promise<number> {
  const waiting = await reader
    .select({ id: tasks.id })
    .from(tasks)
    .where(eq(tasks.status, "escalated"))
    .limit(COUNTED_MAX);
  return waiting.length;
}
