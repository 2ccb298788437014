import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "@/server/db";
import { TODAY } from "./figures";

const Pace = z.object({
  staffId: z.uuid(),
  name: z.string(),
  /** Of the last seven days, at most the newest 500. */
  decisions: z.number(),
  approved: z.number(),
  /** From opening the action to deciding it, where that is known: half of the decisions took less. */
  medianSeconds: z.number().nullable(),
  today: z.number(),
  highRiskLastTenMinutes: z.number(),
  /** How often an approval of theirs, made in a hurry, took a second person. */
  secondVotesAsked: z.number(),
});
type ApproverPace = z.infer<typeof Pace>;

/** Whoever decided anything within seven days, and how; the busiest first. */
export async function readApproverPace(reader: Reader): Promise<ApproverPace[]> {
  return z.array(Pace).parse([...(await reader.execute(PACE))]);
}

// One walk along approval_votes_approver for each person, and one along audit_events_type; both end after 500 rows.
const PACE = sql`
  with asked as (
    select actor_id, count(*)::int as times
    from (
      select actor_id, at, body from audit_events where type = 'approval.bar_raised' order by position desc limit 500
    ) raised
    where at > now() - interval '7 days'
      and body @? '$.why[*] ? (@.code == "read_too_fast" || @.code == "many_in_a_row")'
    group by actor_id
  )
  select s.id as "staffId", s.name,
    count(*)::int as decisions,
    count(*) filter (where v.verdict = 'approve')::int as approved,
    round((percentile_cont(0.5) within group (order by v.open_ms) / 1000)::numeric, 1)::float as "medianSeconds",
    count(*) filter (where v.voted_at >= ${TODAY})::int as today,
    count(*) filter (
      where v.verdict = 'approve' and v.voted_at > now() - interval '10 minutes'
        and exists (select from actions a where a.id = v.action_id and a.risk = 'high')
    )::int as "highRiskLastTenMinutes",
    coalesce(max(asked.times), 0)::int as "secondVotesAsked"
  from staff s
  cross join lateral (
    select * from approval_votes
    where approver_id = s.id and voted_at > now() - interval '7 days'
    order by voted_at desc limit 500
  ) v
  left join asked on asked.actor_id = s.id::text
  group by s.id, s.name
  order by decisions desc, s.name`;
