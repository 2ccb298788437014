import { sql } from "drizzle-orm";
import { z } from "zod";
import { app } from "./app-kernel";

const Lags = z.object({ relay: z.number(), outbox: z.number() });
const CHECK_PATIENCE_MS = 2_000;
/** Undispatched longer than this, with a worker running, means that nobody relays. */
const LAG_WARN_SECONDS = 30;

export interface Health {
  status: "ok" | "degraded" | "down";
  postgres: "ok" | "down";
  redis: "ok" | "down";
  /** Seconds that the oldest due job or message has waited for the relay; null while Postgres is down. */
  relayLagSeconds: number | null;
  outboxLagSeconds: number | null;
}

/** Live as long as it answers; ready while Postgres does. Without Redis actions are taken and wait. */
export async function readHealth(): Promise<Health> {
  const [lags, redis] = await Promise.all([within(readLags()), within(app().redis.ping())]);
  const late = lags !== null && Math.max(lags.relay, lags.outbox) > LAG_WARN_SECONDS;
  return {
    status: lags === null ? "down" : redis === null || late ? "degraded" : "ok",
    postgres: lags === null ? "down" : "ok",
    redis: redis === null ? "down" : "ok",
    relayLagSeconds: lags?.relay ?? null,
    outboxLagSeconds: lags?.outbox ?? null,
  };
}

async function readLags() {
  const rows = await app().kernel.db.execute(sql`select
    coalesce((select extract(epoch from now() - min(not_before)) from actions
      where status = 'queued' and dispatched_at is null and not_before <= now()), 0)::float as relay,
    coalesce((select extract(epoch from now() - min(next_at)) from outbox
      where sent_at is null and next_at <= now()), 0)::float as outbox`);
  return Lags.parse(rows[0]);
}

function within<T>(work: Promise<T>): Promise<T | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, CHECK_PATIENCE_MS, null).unref());
  return Promise.race([work.catch(() => null), late]);
}
