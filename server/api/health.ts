import { env } from "@/server/env";
import { app } from "./app-kernel";
import { mayObserve } from "./may-observe";
import { LATE_SECONDS, readFigures, readLags } from "./reads/lags";

const CHECK_PATIENCE_MS = 2_000;

export interface Health {
  status: "ok" | "degraded" | "down";
  postgres: "ok" | "down";
  redis: "ok" | "down";
  /** Seconds that the oldest due job or message has waited for the relay; null while Postgres is down. */
  relayLagSeconds: number | null;
  outboxLagSeconds: number | null;
  /** Seconds that the first event without a place in the signed tree has waited; how many have one. */
  sealLagSeconds: number | null;
  sealedEvents: number | null;
  /** Actions that a person must settle; /queues/dead-letters lists them. 1,001: more than 1,000. */
  unknownActions: number | null;
}

/** Anybody may ask whether we live; what is down and how far behind is for those who run this. */
export async function answerHealth(request: Request): Promise<Response> {
  const [health, isObserver] = await Promise.all([readHealth(), within(mayObserve(request, env()))]);
  return Response.json(isObserver ? health : { status: health.status }, {
    status: health.status === "down" ? 503 : 200,
    headers: { "cache-control": "no-store" },
  });
}

/** Live as long as it answers; ready while Postgres does. Without Redis actions are taken and wait. */
export async function readHealth(): Promise<Health> {
  const { kernel, redis: client } = app();
  const [lags, figures, redis] = await Promise.all([
    within(readLags(kernel.db)),
    within(readFigures(kernel.db)),
    within(client.ping()),
  ]);
  const late = lags !== null && Math.max(lags.relay.seconds, lags.outbox.seconds, lags.seal.seconds) > LATE_SECONDS;
  return {
    status: lags === null ? "down" : redis === null || late ? "degraded" : "ok",
    postgres: lags === null ? "down" : "ok",
    redis: redis === null ? "down" : "ok",
    relayLagSeconds: lags?.relay.seconds ?? null,
    outboxLagSeconds: lags?.outbox.seconds ?? null,
    sealLagSeconds: lags?.seal.seconds ?? null,
    sealedEvents: lags?.seal.size ?? null,
    unknownActions: figures?.unknown ?? null,
  };
}

function within<T>(work: Promise<T>): Promise<T | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, CHECK_PATIENCE_MS, null).unref());
  return Promise.race([work.catch(() => null), late]);
}
