import { parseEnv } from "@/server/env";
import type { Env } from "@/server/env";

/** Settings of a process under test: mail into the local outbox, nothing on the log. */
export function testSettings(urls: { databaseUrl: string; redisUrl: string }, more: Record<string, string> = {}): Env {
  return parseEnv({
    NODE_ENV: "test",
    DATABASE_URL: urls.databaseUrl,
    REDIS_URL: urls.redisUrl,
    NEXTAUTH_SECRET: "only-for-tests-only-for-tests-only",
    LOG_LEVEL: "silent",
    ...more,
  });
}
