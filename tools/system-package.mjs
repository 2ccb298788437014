import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { runToEnd } from "./processes.mjs";
import { step } from "./progress.mjs";

/** The first of these commands that is on PATH, as a full path. */
export function findCommand(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name)).find(isExecutable);
    if (found) return found;
  }
  return undefined;
}

/** Installs a package where that needs nobody's password; answers whether it tried. */
export async function installSystemPackage({ apt, brew, logsDir, signal, onStart }) {
  const installer = aptInstaller(apt) ?? brewInstaller(brew);
  if (!installer) return false;
  const { label, commands } = installer;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await step(`Installing ${label}`, async () => {
    for (const [command, ...args] of commands) {
      await runToEnd({
        name: command,
        command,
        args,
        env,
        logFile: join(logsDir, "system-package.log"),
        signal,
        onStart,
      });
    }
  });
  return true;
}

function aptInstaller(packageName) {
  if (!packageName || !findCommand("apt-get")) return undefined;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync("sudo", ["-n", "true"]).status !== 0) return undefined;
  const prefix = isRoot ? [] : ["sudo", "-n"];
  const install = ["apt-get", "install", "-y", "--no-install-recommends", packageName];
  return {
    label: `${packageName} with apt-get`,
    commands: [
      [...prefix, "apt-get", "update"],
      [...prefix, ...install],
    ],
  };
}

function brewInstaller(packageName) {
  if (!packageName || !findCommand("brew")) return undefined;
  return { label: `${packageName} with brew`, commands: [["brew", "install", packageName]] };
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
