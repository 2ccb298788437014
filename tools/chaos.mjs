import { ensureBuilt } from "./build.mjs";
import { programEnvironment } from "./environment.mjs";
import { Failure, reportAndExit } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { dataPaths, projectNode } from "./paths.mjs";
import { onStopRequest } from "./stop-signal.mjs";
import { runVisibly } from "./visible-run.mjs";

/** `npm run chaos [-- --seed N --actions N …]`: faults without end on an installation of its own (docs/chaos.md). */
async function chaos() {
  const { signal } = onStopRequest(() => {});
  const { logs: logsDir } = dataPaths();
  const wanted = process.argv.slice(2);
  await ensureInstalled({ logsDir, signal });
  const env = programEnvironment({ NODE_ENV: "production" });
  if (!wanted.join(" ").includes("--web handler")) await ensureBuilt({ distDir: ".next", env, logsDir, signal });
  const args = ["--import", "tsx", "bench/chaos/index.ts", ...wanted];
  process.exitCode = await runVisibly({ command: projectNode, args, env, signal });
}

chaos().catch((error) => reportAndExit(error.name === "AbortError" ? new Failure("Stopped before the end.") : error));
