import { asc, desc, isNotNull, sql } from "drizzle-orm";
import { agents } from "@/drizzle/schema/agents";
import { killSwitches } from "@/drizzle/schema/policy";
import { staff } from "@/drizzle/schema/staff";
import type { Reader } from "@/server/db";

/** What somebody has stopped and not let go on yet: for the banner above every page. */
export async function readStops(reader: Reader) {
  const [switches, paused] = await Promise.all([
    reader
      .select({
        scope: killSwitches.scope,
        reason: killSwitches.reason,
        by: sql<string | null>`${staff.name}`,
        at: killSwitches.setAt,
      })
      .from(killSwitches)
      .leftJoin(staff, sql`${staff.id}::text = ${killSwitches.setBy}`)
      .orderBy(desc(killSwitches.setAt)),
    reader
      .select({
        agent: agents.name,
        reason: agents.pauseReason,
        by: sql<string | null>`${staff.name}`,
        at: agents.pausedAt,
      })
      .from(agents)
      .leftJoin(staff, sql`'staff:' || ${staff.id}::text = ${agents.pausedBy}`)
      .where(isNotNull(agents.pausedAt))
      .orderBy(asc(agents.name)),
  ]);
  return { switches, paused };
}
