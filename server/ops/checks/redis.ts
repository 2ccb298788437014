import type { Check, CheckResult } from "@/server/ops/check";
import { judgeRedis } from "@/server/queue/judge-redis";
import type { RedisJudgement } from "@/server/queue/judge-redis";
import { connectProducer } from "@/server/queue/redis";

export const checkRedis: Check = async ({ env }) => {
  const redis = connectProducer(env.REDIS_URL);
  try {
    return resultOf(await judgeRedis(redis), env.REDIS_ALLOW_VOLATILE);
  } finally {
    redis.disconnect();
  }
};

export function resultOf({ version, defects }: RedisJudgement, allowVolatile: boolean): CheckResult {
  if (defects.length === 0) return { level: "ok", text: `version ${version}, AOF on, noeviction` };
  const text = `version ${version}: ${defects.join("; ")}`;
  return allowVolatile ? { level: "warn", text: `${text} (allowed by REDIS_ALLOW_VOLATILE)` } : { level: "fail", text };
}
