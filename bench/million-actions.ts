import type { Sql } from "postgres";

/**
 * Half a year of work: nearly everything succeeded, a few thousand held and all of those recent, a little of
 * every other state; or as many that all wait for a person. The same rows on every run.
 */
export async function insertActions(admin: Sql, rows: number, mix: Mix = "worked off"): Promise<void> {
  const indexes = await admin<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename = 'actions' and indexname not in (select conname from pg_constraint)`;
  for (const { name } of indexes) await admin.unsafe(`drop index ${name}`);
  // Two at a time, on the admin's two connections: most of the time is one core working.
  await Promise.all(
    [0, 1].map((half) =>
      admin.begin(async (tx) => {
        await tx`select setseed(${half / 2})`;
        await tx.unsafe(insertion(rows, half, mix));
      }),
    ),
  );
  const waiting = indexes.map(({ definition }) => definition);
  await Promise.all([0, 1].map(() => build(admin, waiting)));
  await admin`vacuum analyze actions`;
}

type Mix = "worked off" | "waiting";

async function build(admin: Sql, waiting: string[]): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const definition = next;
    await admin.begin(async (tx) => {
      await tx`set local maintenance_work_mem = '256MB'`;
      await tx.unsafe(definition);
    });
  }
}

/** Held rows lie in the last three of 180 days. */
const RECENT_SHARE = 3 / 180;
const HELD_SHARE = 0.005;

/** Which rows are held, in SQL. */
const HELD: Record<Mix, (rows: number) => string> = {
  "worked off": (rows) => `g > ${rows} * (1 - ${RECENT_SHARE}) and random() < ${HELD_SHARE / RECENT_SHARE}`,
  waiting: () => "true",
};

/** The even or the odd half of the rows. */
const insertion = (rows: number, half: number, mix: Mix): string => `
  insert into actions (id, kind, schema_version, queue, priority, submitter_kind, submitter, payload, title, summary,
    entity_type, entity_id, entity_version, job_id, request_hash, status, pinned_digest, target_count, asked_count, window_targets,
    target_digest,
    risk, verdict, requires_human, policy_version, decision_id, attempts_max, not_before, valid_until, expires_at,
    submitted_at, decided_at, settled_at)
  select uuidv7(submitted_at - now()), kind, 1, queue, priority, 'agent', submitter,
    jsonb_build_object('userId', md5(g::text)::uuid, 'reason', repeat('reason ', 20)),
    title,
    jsonb_build_object('title', title, 'lines', jsonb_build_array(
      jsonb_build_object('label', 'Member', 'value', title), jsonb_build_object('label', 'Why', 'value', repeat('because ', 15)))),
    'member', md5(g::text)::uuid::text, '1', md5('job' || g), sha256(g::text::bytea)::text,
    status, encode(sha256(g::text::bytea), 'hex'), 1, 1, 1, encode(sha256(('t' || g)::bytea), 'hex'),
    risk, case when status = 'blocked' then 'block' when needs_human then 'hold' else 'run' end, needs_human, 1,
    md5('decision' || g)::uuid, 3, submitted_at, null,
    case when status = 'held' then ${EXPIRY[mix]} end, submitted_at,
    case when needs_human and status <> 'held' then submitted_at + random() * interval '5 hours' end,
    case when status in ('succeeded', 'failed', 'rejected', 'expired', 'cancelled', 'blocked') then submitted_at + random() * interval '6 hours' end
  from (${drawn(rows, half, mix)}) drawn`;

/** What waits must not run out during the measurement. */
const EXPIRY: Record<Mix, string> = {
  "worked off": "submitted_at + interval '72 hours' * (0.5 + random())",
  waiting: "now() + interval '30 days' * (0.5 + random())",
};

/** Kind, status and title of each row, drawn so that they go together. */
const drawn = (rows: number, half: number, mix: Mix): string => `
  select g, submitted_at, status, k.kind, k.queue, k.submitter, k.needs_human,
    case when k.risk = 'low' then 1 + (g % 3)::int else 2 end as priority,
    case when k.risk = 'medium' and g % 12 = 0 then 'high' else k.risk end as risk,
    k.verb || ' ' || first[1 + (a * 20)::int % 20] || ' ' || last[1 + (b * 20)::int % 20] || ' of '
      || word[1 + (c * 16)::int % 16] || ' ' || branch[1 + g % 8] || ' ' || (g % 9973) as title
  from (
    select g, now() - (${rows} - g) * interval '1 day' * 180.0 / ${rows} as submitted_at,
      case when ${HELD[mix](rows)} then 'held'
        else (case when s < 0.9547 then 'succeeded' when s < 0.972 then 'failed' when s < 0.987 then 'rejected'
          when s < 0.993 then 'expired' when s < 0.996 then 'cancelled' when s < 0.9999 then 'blocked'
          when s < 0.99995 then 'unknown' else 'approved' end) end as status,
      random() as pick, random() as a, random() as b, random() as c
    from (select g, random() as s from generate_series(${1 + half}, ${rows}, 2) g) seeds) rows
  join (values
    ('notification.send', 'notification', 'scooby', false, 'low', 'Notify', 0.00, 0.45),
    ('email.send_one', 'email', 'velma', false, 'low', 'Mail', 0.45, 0.70),
    ('user.approve', 'approval', 'shaggy', true, 'medium', 'Approve', 0.70, 0.88),
    ('webhook.deliver', 'webhook', 'scooby', false, 'low', 'Tell', 0.88, 0.94),
    ('user.reject', 'approval', 'shaggy', true, 'medium', 'Reject', 0.94, 0.97),
    ('provider.list', 'publish', 'daphne', false, 'low', 'List', 0.97, 0.985),
    ('fund.verify', 'approval', 'fred', true, 'medium', 'Verify', 0.985, 0.995),
    ('user.suspend', 'approval', 'fred', true, 'high', 'Suspend', 0.995, 1.01)
  ) as k(kind, queue, submitter, needs_human, risk, verb, low, high)
    on (case when rows.status in ('held', 'rejected', 'expired', 'approved') then 0.70 + rows.pick * 0.3 else rows.pick end) >= k.low
      and (case when rows.status in ('held', 'rejected', 'expired', 'approved') then 0.70 + rows.pick * 0.3 else rows.pick end) < k.high
  cross join (select
    array['Ada','Ben','Clara','Dmitri','Elena','Farid','Grace','Hugo','Ines','Jonas','Karin','Liam','Mei','Noor','Omar','Priya','Quinn','Rosa','Sven','Tara'] as first,
    array['Abara','Brandt','Castellan','Duval','Eriksen','Fontaine','Garland','Haas','Ivanova','Jansen','Kessler','Lindqvist','Moreau','Nakamura','Okafor','Petrov','Quigley','Rossi','Sorensen','Tanaka'] as last,
    array['Northgate','Meridian','Blackfriars','Silverlake','Kestrel','Aldgate','Harbour','Summit','Beacon','Granite','Juniper','Lattice','Orchard','Pinnacle','Quarry','Ridgeway'] as word,
    array['Capital','Partners','Advisors','Global','Macro','Holdings','Credit','Ventures'] as branch) names
  order by g`;
