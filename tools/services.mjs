import { freshLog } from "./processes.mjs";
import { step } from "./progress.mjs";
import { rememberedPort } from "./ports.mjs";
import { adminUrl, startPostgres } from "./postgres.mjs";
import { ensureRoles } from "./postgres-roles.mjs";
import { ensureRedisProgram, redisUrl, startRedis } from "./redis.mjs";
import { join } from "node:path";

/**
 * Real Postgres and real Redis, private to one data folder, unless the environment points elsewhere.
 * `keep(launch)` starts a process and answers for it until the end.
 */
export async function bringUpServices({ paths, secrets, environment, keep, signal, onStart }) {
  const shared = { logsDir: paths.logs, signal, onStart };
  const database = environment.DATABASE_URL
    ? { appUrl: environment.DATABASE_URL, ownerUrl: environment.DATABASE_OWNER_URL || environment.DATABASE_URL }
    : await step("Starting Postgres", () => bringUpPostgres({ paths, secrets, keep, shared }));
  const redis = environment.REDIS_URL ? environment.REDIS_URL : await bringUpRedis({ paths, secrets, keep, shared });
  return { ...database, redisUrl: redis };
}

async function bringUpPostgres({ paths, secrets, keep, shared }) {
  const port = await rememberedPort(paths.ports, "postgres");
  const password = secrets.postgresPassword;
  freshLog(join(paths.logs, "postgres.log"));
  await keep(() => startPostgres({ dir: paths.postgres, port, password, ...shared }));
  return ensureRoles({ adminUrl: adminUrl(port, password), port, ...secrets });
}

async function bringUpRedis({ paths, secrets, keep, shared }) {
  const program = await ensureRedisProgram(shared);
  return step("Starting Redis", async () => {
    const port = await rememberedPort(paths.ports, "redis");
    const password = secrets.redisPassword;
    freshLog(join(paths.logs, "redis.log"));
    await keep(() => startRedis({ program, dir: paths.redis, port, password, ...shared }));
    return redisUrl(port, password);
  });
}
