import type { Hint } from "@/server/kernel/kernel";
import { log } from "@/server/log";
import { connectWorker } from "./redis";
import type { Redis } from "./redis";

const CHANNEL = "{ops}:wake";

/** Sends a hint after a commit. Nobody waits for it and nothing depends on it: listeners poll as well. */
export function sendHint(redis: Redis, hint: Hint): void {
  redis.publish(CHANNEL, hint).catch(() => undefined);
}

/**
 * Calls back on every hint, on a connection of its own, as a subscribed one can do nothing else. It keeps trying: a
 * process that starts while Redis is away would otherwise only poll for as long as it lives.
 */
export function listenForHints(url: string, listen: (hint: string) => void): Redis {
  const redis = connectWorker(url);
  redis.on("message", (_channel, hint) => listen(hint));
  redis.subscribe(CHANNEL).catch((error: unknown) => log.warn({ err: error }, "hints are not heard"));
  return redis;
}
