import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endChildren } from "./ending.mjs";
import { Failure } from "./failure.mjs";
import { dataPaths } from "./paths.mjs";
import { choosePort } from "./ports.mjs";
import { adminUrl, NOT_DURABLE, startPostgres } from "./postgres.mjs";
import { ensureRoles } from "./postgres-roles.mjs";
import { endProcess } from "./processes.mjs";
import { step } from "./progress.mjs";
import { ensureRedisProgram, redisUrl, startRedis } from "./redis.mjs";
import { takeStarterLock } from "./starter-lock.mjs";

const PASSWORD = "throwaway";
const FOLDER_PREFIX = "ops-services-";
const CRASH_TIMEOUT_MS = 10_000;

/**
 * A Postgres and a Redis of their own for one run, in a temporary folder that goes away with them.
 * A test gains from a Postgres that never waits for the disk; a measurement would lie on one.
 */
export async function startThrowawayServices({ durable, signal }) {
  await endAbandonedServices();
  const paths = dataPaths(mkdtempSync(join(tmpdir(), FOLDER_PREFIX)));
  mkdirSync(paths.logs);
  const lock = await takeStarterLock(paths);
  const stop = async () => {
    await endChildren(lock.children());
    lock.release();
    rmSync(paths.dir, { recursive: true, force: true });
  };
  try {
    const common = { logsDir: paths.logs, signal, onStart: (running) => lock.add(running), password: PASSWORD };
    const program = await ensureRedisProgram(common);
    const [port, redisPort] = [await choosePort(), await choosePort()];
    const launch = {
      postgres: () => startPostgres({ dir: paths.postgres, port, settings: durable ? {} : NOT_DURABLE, ...common }),
      redis: () => startRedis({ program, dir: paths.redis, port: redisPort, ...common }),
    };
    const urls = await step("Starting throwaway Postgres and Redis", async () => {
      await launch.postgres();
      await launch.redis();
      const admin = adminUrl(port, PASSWORD);
      const roles = await ensureRoles({ adminUrl: admin, port, ownerPassword: PASSWORD, appPassword: PASSWORD });
      return { adminUrl: admin, ...roles, redisUrl: redisUrl(redisPort, PASSWORD) };
    });
    /** Ends one of both by this signal and starts it again on the same data; answers when it takes connections. */
    const restart = async (name, by) => {
      await endProcess(lock.children()[name], { signal: by, timeoutMs: CRASH_TIMEOUT_MS });
      await launch[name]();
    };
    return { ...urls, dir: paths.dir, stop, restart };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What a run that was killed left behind goes away with the next run. */
async function endAbandonedServices() {
  const ours = readdirSync(tmpdir())
    .filter((name) => name.startsWith(FOLDER_PREFIX))
    .map((name) => dataPaths(join(tmpdir(), name)))
    .filter((paths) => statSync(paths.dir).uid === process.getuid?.() && existsSync(paths.lock));
  for (const paths of ours) {
    try {
      (await takeStarterLock(paths)).release();
      rmSync(paths.dir, { recursive: true, force: true });
    } catch (error) {
      // A Failure says that its run is still alive.
      if (!(error instanceof Failure)) throw error;
    }
  }
}
