import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endChildren } from "./ending.mjs";
import { choosePort } from "./ports.mjs";
import { adminUrl, NOT_DURABLE, startPostgres } from "./postgres.mjs";
import { ensureRoles } from "./postgres-roles.mjs";
import { step } from "./progress.mjs";
import { ensureRedisProgram, redisUrl, startRedis } from "./redis.mjs";

const PASSWORD = "throwaway";

/**
 * A Postgres and a Redis of their own for one run, in a temporary folder that goes away with them.
 * A test gains from a Postgres that never waits for the disk; a measurement would lie on one.
 */
export async function startThrowawayServices({ durable, signal }) {
  const dir = mkdtempSync(join(tmpdir(), "ops-services-"));
  const logsDir = join(dir, "logs");
  mkdirSync(logsDir);
  const children = {};
  const onStart = (running) => (children[running.name] = running.recorded);
  const stop = async () => {
    await endChildren(children);
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    const common = { logsDir, signal, onStart, password: PASSWORD };
    const program = await ensureRedisProgram(common);
    const urls = await step("Starting throwaway Postgres and Redis", async () => {
      const port = await choosePort();
      await startPostgres({ dir: join(dir, "postgres"), port, settings: durable ? {} : NOT_DURABLE, ...common });
      const redisPort = await choosePort();
      await startRedis({ program, dir: join(dir, "redis"), port: redisPort, ...common });
      const admin = adminUrl(port, PASSWORD);
      const roles = await ensureRoles({ adminUrl: admin, port, ownerPassword: PASSWORD, appPassword: PASSWORD });
      return { adminUrl: admin, ...roles, redisUrl: redisUrl(redisPort, PASSWORD) };
    });
    return { ...urls, dir, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
