import { programEnvironment } from "./environment.mjs";
import { Failure, reportAndExit } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { dataPaths, projectNode } from "./paths.mjs";
import { onStopRequest } from "./stop-signal.mjs";
import { startThrowawayServices } from "./throwaway-services.mjs";
import { runVisibly } from "./visible-run.mjs";

/** `npm run eval -- DIR [--quick] [--seed N]`: published cases of misused agents, replayed (docs/safety.md). */
async function evaluate() {
  const { signal } = onStopRequest(() => {});
  const { logs: logsDir } = dataPaths();
  await ensureInstalled({ logsDir, signal });
  const services = await startThrowawayServices({ durable: false, signal });
  try {
    const env = programEnvironment({
      ...{ TEST_DATABASE_ADMIN_URL: services.adminUrl, TEST_REDIS_URL: services.redisUrl },
      // What the rules read of the environment; nothing connects to these.
      ...{ DATABASE_URL: services.adminUrl, REDIS_URL: services.redisUrl },
      ...{ NEXTAUTH_SECRET: "only-for-a-replay-that-nobody-signs-in-to", LOG_LEVEL: "error" },
    });
    const args = ["--import", "tsx", "bench/eval/index.ts", ...process.argv.slice(2)];
    process.exitCode = await runVisibly({ command: projectNode, args, env, signal });
  } finally {
    await services.stop();
  }
}

evaluate().catch((error) =>
  reportAndExit(error.name === "AbortError" ? new Failure("Stopped before the end.") : error),
);
