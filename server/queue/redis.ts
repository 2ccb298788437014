import { Redis } from "ioredis";

export type { Redis };

/** For web, relay and scripts: a command fails after three tries, so that a caller is told instead of waiting. */
export function connectProducer(url: string): Redis {
  return quiet(new Redis(url, { maxRetriesPerRequest: 3, retryStrategy, enableReadyCheck: true }));
}

/** For BullMQ workers and listeners, which block on Redis and must wait for it to come back. */
export function connectWorker(url: string): Redis {
  return quiet(new Redis(url, { maxRetriesPerRequest: null, retryStrategy }));
}

/** Milliseconds before the nth try to reconnect. */
export const retryStrategy = (times: number): number => Math.min(50 * times, 2_000);

/** Without a listener ioredis prints every lost connection; the health page and the worker's log report it instead. */
function quiet(redis: Redis): Redis {
  redis.on("error", () => undefined);
  return redis;
}

/** The hash tag keeps every key of the queues in one slot of a Redis Cluster. */
export const QUEUE_PREFIX = "{ops}";
