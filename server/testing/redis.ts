import { connectProducer } from "@/server/queue/redis";
import { poolId, testRedisUrl } from "./test-env";

/** An empty Redis database of its own for each test process that runs at the same time. */
export async function testRedis(): Promise<{ url: string; flush: () => Promise<void>; close: () => Promise<void> }> {
  const url = new URL(testRedisUrl());
  url.pathname = `/${poolId() % REDIS_DATABASES}`;
  const redis = connectProducer(url.toString());
  const flush = async () => {
    await redis.flushdb();
  };
  await flush();
  return {
    url: url.toString(),
    flush,
    async close() {
      await flush();
      redis.disconnect();
    },
  };
}

const REDIS_DATABASES = 16;
