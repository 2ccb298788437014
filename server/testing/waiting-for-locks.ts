import { sql } from "drizzle-orm";
import type { Db } from "@/server/db";

/** How many connections to this database wait for a lock that another one holds. */
export async function waitingForLocks(db: Db): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`);
  return row?.count ?? 0;
}
