import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Failure } from "./failure.mjs";
import { readJsonFile } from "./json-file.mjs";
import { nodeModules, projectNode, root } from "./paths.mjs";
import { runToEnd } from "./processes.mjs";
import { step } from "./progress.mjs";

const NODE_MAJOR = 24;

/** Brings node_modules to the state of the lockfile, unless it is there already. */
export async function ensureInstalled({ logsDir, signal, onStart }) {
  refuseOldNode(process.versions.node);
  const lockfile = readJsonFile(join(root, "package-lock.json"));
  const installed = readJsonFile(join(nodeModules, ".package-lock.json"));
  if (!existsSync(projectNode) || !isInstalled(lockfile, installed)) {
    await step("Installing packages from the lockfile", () => install({ logsDir, signal, onStart }));
  }
  verifyProjectNode();
}

/** npm writes down what it put into node_modules; that is compared, so an install by hand counts too. */
export function isInstalled(lockfile, installed) {
  if (!lockfile || !installed) return false;
  const wanted = Object.entries(lockfile.packages).filter(([path]) => path !== "");
  const isPresent = ([path, { version, optional, devOptional }]) => {
    const found = installed.packages[path];
    return found ? found.version === version : Boolean(optional || devOptional);
  };
  return wanted.every(isPresent) && Object.keys(installed.packages).every((path) => lockfile.packages[path]);
}

export function refuseOldNode(version) {
  const [major, minor] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Failure(`This is Node ${version}; install Node 20.19 or newer (https://nodejs.org) and try again.`);
}

async function install({ logsDir, ...options }) {
  const logFile = join(logsDir, "install.log");
  const npm = (command, ...flags) => {
    const args = [command, ...flags, "--include=dev", "--no-audit", "--no-fund"];
    return runToEnd({ name: `npm ${command}`, command: "npm", args, env: hostEnvironment(), logFile, ...options });
  };
  try {
    await npm("ci");
  } catch (error) {
    // A lockfile written against a registry mirror can lack binaries of other platforms: npm ci then
    // refuses it as a whole, npm install takes what it pins and resolves the rest.
    if (!(error instanceof Failure) || !readFileSync(logFile, "utf8").includes("are in sync")) throw advise(error);
    await npm("install", "--no-save").catch((cause) => Promise.reject(advise(cause)));
  }
}

function advise(error) {
  if (!(error instanceof Failure)) return error;
  return new Failure(
    `The packages could not be installed: check the network and npm's registry setting.\n${error.message}`,
  );
}

/** npm must not run on the very Node that it is about to replace. */
function hostEnvironment() {
  const path = (process.env.PATH ?? "").split(delimiter).filter((part) => !part.includes("node_modules"));
  return { ...process.env, PATH: path.join(delimiter) };
}

function verifyProjectNode() {
  const result = spawnSync(projectNode, ["--version"], { encoding: "utf8" });
  if (result.stdout?.startsWith(`v${NODE_MAJOR}.`)) return;
  throw new Failure(
    `Node ${NODE_MAJOR} did not arrive with the packages (its install script may be blocked): run "npm rebuild node", or delete node_modules and try again.`,
  );
}
