import { AGENTS } from "@/server/agents/registry";
import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";
import { log } from "@/server/log";
import type { App } from "./app-kernel";

const WINDOW_SECONDS = 60;

/** Counts an agent's calls per minute in Redis. Without Redis nothing is limited: caps that matter are in Postgres. */
export async function limitRate(app: App, actor: Actor, what: "submits" | "reads", cost: number): Promise<void> {
  if (actor.kind !== "agent") return;
  const limits = AGENTS.get(actor.id)?.limits;
  if (!limits) return;
  const limit = what === "submits" ? limits.submitsPerMinute : limits.readsPerMinute;
  const used = await count(app, `{ops}:rate:${what}:${actor.id}`, cost);
  if (used === null || used.calls <= limit) return;
  throw new KernelError("rate_limited", `${actor.id} may make ${limit} ${what} a minute.`, {
    limit,
    retryAfterSeconds: used.resetSeconds,
  });
}

async function count(
  { redis }: App,
  key: string,
  cost: number,
): Promise<{ calls: number; resetSeconds: number } | null> {
  if (redis.status !== "ready") return null;
  try {
    const calls = await redis.incrby(key, cost);
    if (calls === cost) await redis.expire(key, WINDOW_SECONDS);
    return { calls, resetSeconds: Math.max(1, await redis.ttl(key)) };
  } catch (error) {
    log.warn({ err: error }, "rates are not counted: Redis does not answer");
    return null;
  }
}
