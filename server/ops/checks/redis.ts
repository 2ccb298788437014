import type { Check } from "@/server/ops/check";
import { connectProducer } from "@/server/queue/redis";
import { judgeRedis } from "./judge-redis";

const SECTIONS = ["server", "persistence", "memory"] as const;

/** INFO answers on managed Redis too, where CONFIG is often closed. */
export const checkRedis: Check = async ({ env }) => {
  const redis = connectProducer(env.REDIS_URL);
  try {
    const sections = await Promise.all(SECTIONS.map((section) => redis.info(section)));
    return judgeRedis(sections.join("\n"), env.REDIS_ALLOW_VOLATILE);
  } finally {
    redis.disconnect();
  }
};
