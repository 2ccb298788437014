import { z } from "zod";
import { log } from "@/server/log";
import type { App } from "./app-kernel";

/** How far an agent, or one of its keys, is into a minute. */
export interface RateWindow {
  /** "submits" of the agent, "submits-key" of the key. */
  policy: string;
  limit: number;
  remaining: number;
  resetSeconds: number;
}

export interface Bucket {
  policy: string;
  key: string;
  limit: number;
}

export const WINDOW_SECONDS = 60;

/**
 * One step of Redis: all the windows are charged or, when one of them is used up, none. So a key that is over its own
 * limit takes nothing from the other keys of its agent, and no count can be left without its end.
 */
const TAKE = `
local cost, windows, spent, wait = tonumber(ARGV[1]), #KEYS - 1, 0, 1
for i = 1, windows do
  if tonumber(redis.call('get', KEYS[i]) or 0) >= tonumber(ARGV[i + 2]) then
    spent = 1
    wait = math.max(wait, redis.call('ttl', KEYS[i]))
  end
end
local first = 0
if spent == 1 and cost > 0 and redis.call('set', KEYS[#KEYS], 1, 'EX', wait, 'NX') then first = 1 end
local answer = { spent, first }
for i = 1, windows do
  if spent == 0 and cost > 0 then
    redis.call('set', KEYS[i], 0, 'EX', ARGV[2], 'NX')
    redis.call('incrby', KEYS[i], cost)
  end
  answer[#answer + 1] = tonumber(redis.call('get', KEYS[i]) or 0)
  answer[#answer + 1] = redis.call('ttl', KEYS[i])
end
return answer`;

const Reply = z.array(z.number());

export interface Taken {
  windows: RateWindow[];
  /** The one that is used up; null: the calls were counted. */
  spent: RateWindow | null;
  /** Whether this is the first refusal of the minute. */
  isFirst: boolean;
}

/** Charges a call to each of its windows; `cost` 0 only looks. Null: Redis does not answer, and nothing is counted. */
export async function takeFrom(
  { redis }: App,
  { buckets, toldKey, cost }: { buckets: readonly Bucket[]; toldKey: string; cost: number },
): Promise<Taken | null> {
  if (redis.status !== "ready") return null;
  try {
    const keys = [...buckets.map(({ key }) => key), toldKey];
    const limits = buckets.map(({ limit }) => limit);
    const reply = await redis.eval(TAKE, keys.length, ...keys, cost, WINDOW_SECONDS, ...limits);
    const [isSpent, first, ...counts] = Reply.parse(reply);
    const windows = buckets.map(({ policy, limit }, i) =>
      windowOf({ policy, limit }, counts[2 * i], counts[2 * i + 1]),
    );
    // The one that has longest to go decides when to come again.
    const used = windows.filter(({ remaining }) => remaining === 0);
    const longest = used.toSorted((a, b) => b.resetSeconds - a.resetSeconds)[0];
    return { windows, spent: isSpent === 1 ? (longest ?? null) : null, isFirst: first === 1 };
  } catch (error) {
    log.warn({ err: error }, "rates are not counted: Redis does not answer");
    return null;
  }
}

function windowOf({ policy, limit }: Omit<Bucket, "key">, calls = 0, leftSeconds = -1): RateWindow {
  const resetSeconds = leftSeconds > 0 ? leftSeconds : calls > 0 ? 1 : WINDOW_SECONDS;
  return { policy, limit, remaining: Math.max(0, limit - calls), resetSeconds };
}
