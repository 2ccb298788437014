import { Failure, reportAndExit } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { dataPaths, projectNode } from "./paths.mjs";
import { programEnvironment } from "./environment.mjs";
import { onStopRequest } from "./stop-signal.mjs";
import { startThrowawayServices } from "./throwaway-services.mjs";
import { runVisibly } from "./visible-run.mjs";

/** `npm run bench [-- <name> …]`: the benchmarks on a fresh, durable Postgres and Redis that go away afterwards. */
async function bench() {
  const { signal } = onStopRequest(() => {});
  await ensureInstalled({ logsDir: dataPaths().logs, signal });
  const services = await startThrowawayServices({ durable: true, signal });
  try {
    const env = programEnvironment({
      NODE_ENV: "production",
      TEST_DATABASE_ADMIN_URL: services.adminUrl,
      TEST_REDIS_URL: services.redisUrl,
      DATABASE_URL: services.appUrl,
      DATABASE_OWNER_URL: services.ownerUrl,
      REDIS_URL: services.redisUrl,
      NEXTAUTH_SECRET: "only-for-a-benchmark-that-nobody-signs-in-to",
      OPS_DATA_DIR: services.dir,
    });
    const run = (...args) => runVisibly({ command: projectNode, args: ["--import", "tsx", ...args], env, signal });
    if ((await run("server/ops/migrate.ts")) !== 0) throw new Failure("The database could not be migrated.");
    process.exitCode = await run("bench/index.mjs", ...process.argv.slice(2));
  } finally {
    await services.stop();
  }
}

bench().catch((error) => reportAndExit(error.name === "AbortError" ? new Failure("Stopped before the end.") : error));
