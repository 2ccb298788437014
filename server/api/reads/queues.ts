import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "@/server/db";
import { QUEUE_NAMES } from "@/server/kernel/queues";
import type { BullQueues } from "@/server/queue/bull-queues";
import { QUEUES } from "@/server/queue/index";

const Row = z.object({
  queue: z.string(),
  held: z.number(),
  queued: z.number(),
  running: z.number(),
  unknown: z.number(),
  doneLastHour: z.number(),
  failedLastDay: z.number(),
  oldestQueuedAt: z.coerce.date().nullable(),
});

/** Depths by Postgres, which is the truth, beside what Redis holds at the moment; null: Redis does not answer. */
export async function readQueues(reader: Reader, bull: BullQueues) {
  const [rows, jobs] = await Promise.all([
    reader.execute(COUNTS),
    Promise.race([bull.counts(), new Promise<null>((resolve) => setTimeout(resolve, REDIS_PATIENCE_MS, null))]).catch(
      () => null,
    ),
  ]);
  const counts = z.array(Row).parse([...rows]);
  return QUEUE_NAMES.map((name) => {
    const { concurrency, priorities, attemptsMax, deadlineMs, backoff } = QUEUES[name];
    const row = counts.find((one) => one.queue === name);
    return {
      name,
      settings: { concurrency, priorities: [...priorities], attemptsMax, deadlineMs, backoff },
      held: row?.held ?? 0,
      queued: row?.queued ?? 0,
      running: row?.running ?? 0,
      unknown: row?.unknown ?? 0,
      doneLastHour: row?.doneLastHour ?? 0,
      failedLastDay: row?.failedLastDay ?? 0,
      oldestQueuedAt: row?.oldestQueuedAt ?? null,
      redis: jobs ? jobs[name] : null,
    };
  });
}
export type QueueOverview = Awaited<ReturnType<typeof readQueues>>[number];

const REDIS_PATIENCE_MS = 1_000;

const COUNTS = sql`
  select queue,
    count(*) filter (where status in ('held', 'approved'))::int as held,
    count(*) filter (where status = 'queued')::int as queued,
    count(*) filter (where status = 'running')::int as running,
    count(*) filter (where status = 'unknown')::int as unknown,
    count(*) filter (where status = 'succeeded' and settled_at > now() - interval '1 hour')::int as "doneLastHour",
    count(*) filter (where status = 'failed' and settled_at > now() - interval '1 day')::int as "failedLastDay",
    min(not_before) filter (where status = 'queued') as "oldestQueuedAt"
  from actions
  where status in ('held', 'approved', 'queued', 'running', 'unknown') or settled_at > now() - interval '1 day'
  group by queue`;

const Rate = z.object({ queue: z.string(), hour: z.coerce.date(), succeeded: z.number(), failed: z.number() });

/** What each queue finished, by hour, over the last day. */
export async function readQueueRates(reader: Reader) {
  const rows = await reader.execute(sql`
    select queue, date_trunc('hour', settled_at) as hour,
      count(*) filter (where status = 'succeeded')::int as succeeded,
      count(*) filter (where status = 'failed')::int as failed
    from actions where settled_at > now() - interval '1 day' and status in ('succeeded', 'failed')
    group by 1, 2 order by 2`);
  return z.array(Rate).parse([...rows]);
}
