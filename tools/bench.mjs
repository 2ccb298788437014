import { ensureBuilt } from "./build.mjs";
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
  const { logs: logsDir } = dataPaths();
  await ensureInstalled({ logsDir, signal });
  const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
  if (wanted.length === 0 || BUILT.some((name) => wanted.includes(name))) await build({ logsDir, signal });
  const services = await startThrowawayServices({ durable: true, signal });
  try {
    // React reads it when it is loaded: what is measured is what the worker runs.
    const stores = { TEST_DATABASE_ADMIN_URL: services.adminUrl, TEST_REDIS_URL: services.redisUrl };
    const env = programEnvironment({ NODE_ENV: "production", ...stores });
    const args = ["--import", "tsx", "bench/index.ts", ...process.argv.slice(2)];
    process.exitCode = await runVisibly({ command: projectNode, args, env, signal });
  } finally {
    await services.stop();
  }
}

/** Those that call the built application. */
const BUILT = ["http", "flood"];

const build = (run) => ensureBuilt({ distDir: ".next", env: programEnvironment({ NODE_ENV: "production" }), ...run });

bench().catch((error) => reportAndExit(error.name === "AbortError" ? new Failure("Stopped before the end.") : error));
