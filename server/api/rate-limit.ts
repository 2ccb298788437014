import { z } from "zod";
import { AGENTS } from "@/server/agents/registry";
import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";
import { log } from "@/server/log";
import type { App } from "./app-kernel";

const WINDOW_SECONDS = 60;

/**
 * Counts an agent's calls per minute in Redis. While anything is left of the minute a call goes whole, so that a batch
 * larger than the limit is possible; then nothing goes until the minute ends, which refused calls do not move.
 * Without Redis nothing is limited: caps that matter are in Postgres.
 */
export async function limitRate(app: App, actor: Actor, what: "submits" | "reads", cost: number): Promise<void> {
  if (actor.kind !== "agent") return;
  const limits = AGENTS.get(actor.id)?.limits;
  if (!limits) return;
  const limit = what === "submits" ? limits.submitsPerMinute : limits.readsPerMinute;
  const counted = await count(app, `{ops}:rate:${what}:${actor.id}`, cost);
  if (counted === null || counted.before < limit) return;
  throw new KernelError("rate_limited", `${actor.id} may make ${limit} ${what} a minute.`, {
    limit,
    retryAfterSeconds: counted.resetSeconds,
  });
}

const Succeeded = z.null();
const Replies = z.tuple([
  z.tuple([Succeeded, z.unknown()]),
  z.tuple([Succeeded, z.number()]),
  z.tuple([Succeeded, z.number()]),
]);

/** One transaction, so that no count can be left without its end. */
async function count(
  { redis }: App,
  key: string,
  cost: number,
): Promise<{ before: number; resetSeconds: number } | null> {
  if (redis.status !== "ready") return null;
  try {
    const replies = await redis.multi().set(key, 0, "EX", WINDOW_SECONDS, "NX").incrby(key, cost).ttl(key).exec();
    const [, [, calls], [, leftSeconds]] = Replies.parse(replies);
    return { before: calls - cost, resetSeconds: Math.max(1, leftSeconds) };
  } catch (error) {
    log.warn({ err: error }, "rates are not counted: Redis does not answer");
    return null;
  }
}
