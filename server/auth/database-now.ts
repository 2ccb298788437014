import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "@/server/db";

const Row = z.object({ now: z.coerce.date() });

/** The database's clock: expiry and throttling must agree between processes whose own clocks do not. */
export async function databaseNow(reader: Reader): Promise<Date> {
  const rows = await reader.execute(
    sql`select to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
  );
  return Row.parse(rows[0]).now;
}
