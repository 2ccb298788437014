import { loadDotEnv } from "./environment.mjs";
import { reportAndExit } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { installationEnvironment } from "./installation-environment.mjs";
import { dataPaths, projectNode } from "./paths.mjs";
import { runVisibly } from "./visible-run.mjs";

/** `npm run ops -- <command>`: the operator's commands, on the installation that runs from this data folder. */
async function ops() {
  loadDotEnv();
  const paths = dataPaths();
  await ensureInstalled({ logsDir: paths.logs });
  process.exitCode = await runVisibly({
    command: projectNode,
    args: ["--import", "tsx", "server/ops/index.ts", ...process.argv.slice(2)],
    env: installationEnvironment(paths),
    interactive: true,
  });
}

ops().catch(reportAndExit);
