import { AGENTS } from "@/server/agents/registry";
import { KernelError } from "@/server/kernel/errors";
import { markRecorded } from "@/server/kernel/on-record";
import { app } from "./app-kernel";
import type { Context } from "./request";
import { takeFrom } from "./rate-windows";
import type { Bucket, RateWindow, Taken } from "./rate-windows";

export type Pace = "submits" | "reads";

/**
 * Counts an agent's calls per minute in Redis, and those of a key with a pace of its own. While anything is left of the
 * minute a call goes whole, so that a batch larger than the limit is possible; then nothing goes until the minute ends,
 * which refused calls do not move. Without Redis nothing is limited: caps that matter are in Postgres.
 */
export async function limitRate(context: Context, pace: Pace, cost: number): Promise<void> {
  const taken = await take(context, pace, cost);
  if (!taken?.spent) return;
  const error = refusalOf(context, pace, taken.spent);
  // A flood is told once a minute: who sends it must not be able to fill the trail with it.
  if (!taken.isFirst) markRecorded(error);
  throw error;
}

/** How far the agent is into its minute, for an answer that nothing was counted for. */
export async function lookAtRate(context: Context, pace: Pace): Promise<void> {
  if (context.rate.windows.length === 0) await take(context, pace, 0);
}

async function take(context: Context, pace: Pace, cost: number): Promise<Taken | null> {
  const buckets = bucketsOf(context, pace);
  if (buckets.length === 0) return null;
  const toldKey = `{ops}:rate:told:${pace}:${context.actor.id}`;
  const taken = await takeFrom(app(), { buckets, toldKey, cost });
  if (taken) context.rate.windows = taken.windows;
  return taken;
}

/** Limits are the agent's; a key may have a part of them. One with all of it needs no count of its own. */
function bucketsOf({ actor, agentKey }: Context, pace: Pace): Bucket[] {
  const limits = actor.kind === "agent" ? AGENTS.get(actor.id)?.limits : undefined;
  if (!limits) return [];
  const limit = pace === "submits" ? limits.submitsPerMinute : limits.readsPerMinute;
  const buckets: Bucket[] = [{ policy: pace, key: `{ops}:rate:${pace}:${actor.id}`, limit }];
  if (agentKey && agentKey.pacePercent < 100) {
    const ownLimit = Math.max(1, Math.floor((limit * agentKey.pacePercent) / 100));
    buckets.push({ policy: `${pace}-key`, key: `{ops}:rate:${pace}:key:${agentKey.keyId}`, limit: ownLimit });
  }
  return buckets;
}

function refusalOf({ actor }: Context, pace: Pace, { policy, limit, resetSeconds }: RateWindow): KernelError {
  const whose = policy === pace ? actor.id : `This key of ${actor.id}`;
  return new KernelError("rate_limited", `${whose} may make ${limit} ${pace} a minute.`, {
    limit,
    policy,
    retryAfterSeconds: resetSeconds,
  });
}
