import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "@/server/db";
import { FIGURES, TODAY } from "./figures";

export const OverviewInput = z.object({ days: z.number().int().min(1).max(90).default(14) });

const Counts = z.object({
  held: z.number(),
  heldHigh: z.number(),
  oldestHeldAt: z.coerce.date().nullable(),
  expiringSoon: z.number(),
  canaries: z.number(),
  decidedToday: z.number(),
  failedToday: z.number(),
  unknown: z.number(),
  queued: z.number(),
  running: z.number(),
});
const ByDay = z.object({ day: z.string(), run: z.number(), hold: z.number(), block: z.number() });
const Waits = z.object({ day: z.string(), p50Minutes: z.number(), p90Minutes: z.number(), decisions: z.number() });
const Activity = z.object({
  agent: z.string(),
  submitted: z.number(),
  approved: z.number(),
  rejected: z.number(),
  blocked: z.number(),
});

/** What an operator looks at first. Counts stop at 1,001. */
export async function readOverview(reader: Reader, { days }: z.infer<typeof OverviewInput>) {
  const [figures, byVerdict, timeToDecision, byAgent] = await Promise.all([
    reader.execute(COUNTS),
    reader.execute(verdictsByDay(days)),
    reader.execute(waitsByDay(days)),
    reader.execute(activityByAgent(days)),
  ]);
  return {
    figures: Counts.parse(figures[0]),
    byVerdict: z.array(ByDay).parse([...byVerdict]),
    timeToDecision: z.array(Waits).parse([...timeToDecision]),
    byAgent: z.array(Activity).parse([...byAgent]),
  };
}

const capped = (condition: ReturnType<typeof sql>) =>
  sql`(select count(*)::int from (select 1 from actions where ${condition} limit 1001) counted)`;

const COUNTS = sql`select
  ${sql.join(
    Object.entries(FIGURES).map(([name, counts]) => sql`${capped(counts)} as ${sql.identifier(name)}`),
    sql`, `,
  )},
  (select submitted_at from actions where status = 'held' order by id limit 1) as "oldestHeldAt"`;

const DAYS = (days: number) =>
  sql`generate_series(${TODAY} - ${days - 1} * interval '1 day', ${TODAY}, interval '1 day') as d(day)`;

const verdictsByDay = (days: number) => sql`
  select to_char(d.day at time zone 'utc', 'YYYY-MM-DD') as day,
    count(a.id) filter (where a.verdict = 'run')::int as run,
    count(a.id) filter (where a.verdict = 'hold')::int as hold,
    count(a.id) filter (where a.verdict = 'block')::int as block
  from ${DAYS(days)}
  left join actions a on a.submitted_at >= d.day and a.submitted_at < d.day + interval '1 day'
  group by d.day order by d.day`;

const waitsByDay = (days: number) => sql`
  select to_char(d.day at time zone 'utc', 'YYYY-MM-DD') as day, count(a.id)::int as decisions,
    coalesce(percentile_cont(0.5) within group (order by extract(epoch from a.decided_at - a.submitted_at) / 60), 0)::float as "p50Minutes",
    coalesce(percentile_cont(0.9) within group (order by extract(epoch from a.decided_at - a.submitted_at) / 60), 0)::float as "p90Minutes"
  from ${DAYS(days)}
  left join actions a on a.decided_at >= d.day and a.decided_at < d.day + interval '1 day'
  group by d.day order by d.day`;

const activityByAgent = (days: number) => sql`
  select submitter as agent, count(*)::int as submitted,
    count(*) filter (where decided_at is not null and status not in ('rejected'))::int as approved,
    count(*) filter (where status = 'rejected')::int as rejected,
    count(*) filter (where status = 'blocked')::int as blocked
  from actions
  where submitter_kind = 'agent' and submitted_at >= now() - ${days} * interval '1 day'
  group by submitter order by submitter`;
