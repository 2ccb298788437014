import postgres from "postgres";
import type { Sql } from "postgres";
import type { Redis } from "ioredis";
import { connectProducer } from "@/server/queue/redis";
import { testDatabase } from "@/server/testing/database";
import { testAdminUrl, testRedisUrl } from "@/server/testing/test-env";

/** A migrated database and an empty Redis database, for one benchmark. */
export interface Stores {
  databaseUrl: string;
  /** For the kernel's queues; BullMQ as a peer uses another prefix on the same database. */
  redisUrl: string;
  /** The same database as the superuser: some peers make a schema of their own. */
  adminUrl: string;
}

export interface OpenStores extends Stores {
  /** As the superuser, for settings, statistics and the peers' own tables. */
  admin: Sql;
  redis: Redis;
  close: () => Promise<void>;
}

/** `redisIndex`: for two installations beside one another, whose jobs must not meet. */
export async function openStores(redisIndex = 0): Promise<OpenStores> {
  const database = await testDatabase();
  const redisUrl = new URL(`/${redisIndex}`, testRedisUrl()).toString();
  const redis = connectProducer(redisUrl);
  await redis.flushdb();
  const adminUrl = new URL(testAdminUrl());
  adminUrl.pathname = new URL(database.url).pathname;
  const admin = postgres(adminUrl.toString(), { max: 2, onnotice: () => undefined });
  return {
    databaseUrl: database.url,
    redisUrl,
    adminUrl: adminUrl.toString(),
    admin,
    redis,
    async close() {
      redis.disconnect();
      await admin.end();
      await database.close();
    },
  };
}
