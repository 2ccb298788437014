import { loadDotEnv, programEnvironment } from "./environment.mjs";
import { reportAndExit } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { installationEnvironment, isInstallationKnown } from "./installation-environment.mjs";
import { dataPaths, projectNode } from "./paths.mjs";
import { runVisibly } from "./visible-run.mjs";

const EXIT_COMMAND_FOUND = 3;

/** `npm run ops -- <command>`: the operator's commands, on the installation that runs from this data folder. */
async function ops() {
  loadDotEnv();
  const paths = dataPaths();
  await ensureInstalled({ logsDir: paths.logs });
  if (!isInstallationKnown(paths)) {
    // What commands there are can be told without one; every command itself needs it, and says so.
    const exitCode = await runProgram("server/ops/help.ts", programEnvironment());
    if (exitCode !== EXIT_COMMAND_FOUND) return exitCode;
  }
  return runProgram("server/ops/index.ts", installationEnvironment(paths));
}

const runProgram = (file, env) =>
  runVisibly({
    command: projectNode,
    args: ["--import", "tsx", file, ...process.argv.slice(2)],
    env,
    interactive: true,
  });

ops().then((exitCode) => {
  process.exitCode = exitCode;
}, reportAndExit);
