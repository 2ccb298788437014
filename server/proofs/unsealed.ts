import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "@/server/db";

/**
 * Events without a place in the tree, as this statement sees them. Only those are looked at whose writer had not ended
 * at the horizon; a horizon of a transaction yet to come is of another cluster (a restored dump) and means nothing.
 * The subquery is scalar so that it stays one look into the index per event.
 */
export const unsealedSince = (horizon: SQL): SQL => sql`
  select id, at, leaf, position from audit_events e
  where writer >= case when ${horizon} > pg_snapshot_xmax(pg_current_snapshot()) then '0'::xid8 else ${horizon} end
    and (select s.seq from audit_seals s where s.event_id = e.id) is null`;

const LAST_HORIZON = sql`coalesce((select horizon from audit_checkpoints order by size desc limit 1), '0'::xid8)`;

// In the order of the index, so that this reads one row of it and never the table.
const FIRST_UNSEALED = sql`${unsealedSince(LAST_HORIZON)} order by writer, position limit 1`;

/** For how long the first event without a place has been waiting, as a number in SQL. */
export const SEAL_LAG_SECONDS = sql`coalesce(
  (select extract(epoch from clock_timestamp() - at)::float from (${FIRST_UNSEALED}) as waiting), 0)`;

const Lag = z.object({ size: z.coerce.number(), seconds: z.coerce.number() });

/** How many events are sealed, and for how long the first that is not has been waiting. */
export async function readSealLag(reader: Reader): Promise<z.infer<typeof Lag>> {
  const [row] = await reader.execute(sql`
    select ${SEAL_LAG_SECONDS} as seconds, coalesce((select max(size) from audit_checkpoints), 0) as size`);
  return Lag.parse(row);
}

export async function isAnythingUnsealed(reader: Reader): Promise<boolean> {
  const [row] = await reader.execute(sql`select exists (${FIRST_UNSEALED}) as waiting`);
  return row?.waiting === true;
}
