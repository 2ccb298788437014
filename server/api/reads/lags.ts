import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "@/server/db";
import { DUE_JOBS, DUE_WEBHOOKS, UNKNOWN_ACTIONS } from "@/server/kernel/backlog";
import { readSealLag } from "@/server/proofs/unsealed";

/** Undispatched longer than this means that nobody relays. */
export const LATE_SECONDS = 30;

const Lag = z.object({ due: z.number(), seconds: z.number() });
export type Lag = z.infer<typeof Lag>;

export interface Lags {
  relay: Lag;
  outbox: Lag;
  seal: Awaited<ReturnType<typeof readSealLag>>;
}

/** What is due and for how long the oldest has waited: jobs for BullMQ, messages to the outside, events to be sealed. */
export async function readLags(reader: Reader): Promise<Lags> {
  const [relay, outbox, seal] = await Promise.all([
    readLag(reader, "relay"),
    readLag(reader, "outbox"),
    readSealLag(reader),
  ]);
  return { relay, outbox, seal };
}

const Figures = z.object({
  unknown: z.number(),
  oldestQueuedSeconds: z.number(),
  pastLease: z.number(),
  deadWebhooks: z.number(),
});
export type Figures = z.infer<typeof Figures>;

/**
 * What should be near nothing: outcomes nobody knows (1,001: more), the oldest due wait, work whose worker is gone,
 * webhooks that could not be processed (1,001: more).
 */
export async function readFigures(reader: Reader): Promise<Figures> {
  const [row] = await reader.execute(sql`select
    ${UNKNOWN_ACTIONS} as unknown,
    (select coalesce(extract(epoch from now() - min(not_before)), 0)::float
      from actions where status = 'queued' and not_before <= now()) as "oldestQueuedSeconds",
    (select count(*)::int from actions where status = 'running' and lease_until < now()) as "pastLease",
    (select count(*)::int from (select 1 from webhook_events where state = 'dead' limit 1001) as dead)
      as "deadWebhooks"`);
  return Figures.parse(row);
}

const outbox = sql`select next_at as due_at from outbox where sent_at is null and next_at <= now()`;

const DUE: Record<"relay" | "outbox", SQL> = { relay: sql`${DUE_JOBS} union all ${DUE_WEBHOOKS}`, outbox };

export async function readLag(reader: Reader, what: keyof typeof DUE): Promise<Lag> {
  const [row] = await reader.execute(sql`
    select count(*)::int as due, coalesce(extract(epoch from now() - min(due_at)), 0)::float as seconds
    from (${DUE[what]}) as due`);
  return Lag.parse(row);
}
