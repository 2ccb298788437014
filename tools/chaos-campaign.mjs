import { programEnvironment } from "./environment.mjs";
import { Failure, reportAndExit } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { dataPaths, projectNode } from "./paths.mjs";
import { onStopRequest } from "./stop-signal.mjs";
import { runVisibly } from "./visible-run.mjs";

/** `npm run chaos:campaign [-- --seed N --readers N --kills N]`: one mailing whose worker is killed again and again (docs/chaos.md). */
async function chaosCampaign() {
  const { signal } = onStopRequest(() => {});
  await ensureInstalled({ logsDir: dataPaths().logs, signal });
  const args = ["--import", "tsx", "bench/chaos/mailing/index.ts", ...process.argv.slice(2)];
  const env = programEnvironment({ NODE_ENV: "production" });
  process.exitCode = await runVisibly({ command: projectNode, args, env, signal });
}

chaosCampaign().catch((error) =>
  reportAndExit(error.name === "AbortError" ? new Failure("Stopped before the end.") : error),
);
