import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "@/server/db";
import type { Kernel } from "./kernel";

const Row = z.object({ now: z.coerce.date() });

/** The database's clock: expiry and throttling must agree between processes whose own clocks do not. */
export async function databaseNow(reader: Reader): Promise<Date> {
  const rows = await reader.execute(
    sql`select to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
  );
  return Row.parse(rows[0]).now;
}

/** For verbs that only need the time: they must work when no policy can be read, as a kill switch must. */
export async function readNow(reader: Reader, kernel: Pick<Kernel, "clock">): Promise<Date> {
  return kernel.clock?.() ?? databaseNow(reader);
}
