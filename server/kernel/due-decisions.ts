import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Kernel } from "./kernel";

const Row = z.object({ expire: z.boolean(), escalate: z.boolean() });

/** Which decision work is due by the clock; most of the time none is. */
export async function findDueDecisions(kernel: Kernel): Promise<("decision.expire" | "decision.escalate")[]> {
  const rows = await kernel.db.execute(sql`select
    exists (select 1 from actions where status = 'held' and expires_at <= now())
      or exists (select 1 from actions where status in ('approved', 'queued') and valid_until <= now())
      or exists (select 1 from actions where stage_hold_at is not null and status = 'running' and valid_until <= now())
      as expire,
    exists (select 1 from approval_requests
      where closed_at is null and escalate_at <= now()) as escalate`);
  const { expire, escalate } = Row.parse(rows[0]);
  return [...(expire ? ["decision.expire" as const] : []), ...(escalate ? ["decision.escalate" as const] : [])];
}
