import type { Sql } from "postgres";

/** From an event's insertion to the signed checkpoint that covers it, in milliseconds: 99 of 100 took less. */
export async function sealLagP99(admin: Sql, since: Date): Promise<number> {
  const [row] = await admin<{ p99: number | null }[]>`
    select percentile_cont(0.99) within group (order by extract(epoch from c.sealed_at - e.at) * 1000)::float8 as p99
    from audit_events e
    join audit_seals s on s.event_id = e.id
    cross join lateral (select sealed_at from audit_checkpoints where size > s.seq order by size limit 1) c
    where e.at >= ${since}`;
  return row?.p99 ?? Number.NaN;
}
