import type { Redis } from "ioredis";
import type { Hint } from "@/server/kernel/kernel";

const CHANNEL = "{ops}:wake";

/** Sends a hint after a commit. Nobody waits for it and nothing depends on it: listeners poll as well. */
export function sendHint(redis: Redis, hint: Hint): void {
  redis.publish(CHANNEL, hint).catch(() => undefined);
}

/** Calls back on every hint. Needs a connection of its own, as a subscribed one can do nothing else. */
export async function onHint(redis: Redis, listen: (hint: string) => void): Promise<void> {
  redis.on("message", (_channel, hint) => listen(hint));
  await redis.subscribe(CHANNEL);
}
