import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";

/** Since when each job has been due that nobody has handed over: a queued row is its own outbox. */
export const DUE_JOBS: SQL = sql`select not_before as due_at from actions
  where status = 'queued' and dispatched_at is null and not_before <= now()`;

/** The same of providers' events. */
export const DUE_WEBHOOKS: SQL = sql`select not_before as due_at from webhook_events
  where state in ('received', 'failed') and dispatched_at is null and not_before <= now()`;

/** How many actions a person must settle, as a number in SQL. 1,001: more than 1,000. */
export const UNKNOWN_ACTIONS: SQL = sql`(
  select count(*)::int from (select 1 from actions where status = 'unknown' limit 1001) as counted)`;
