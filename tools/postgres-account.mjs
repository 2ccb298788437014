import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Failure } from "./failure.mjs";
import { letGroupPass } from "./private-folder.mjs";

const CAPABILITIES = "+dac_override,+dac_read_search";

/**
 * Postgres refuses to run as root. Started by root (a container, a CI machine) it runs as the user postgres,
 * or nobody; where that user may not enter the folders above the clone, it gets the right to pass them.
 */
export function postgresAccount(dataFolder, binaryFolder) {
  if (process.getuid?.() !== 0) return { owner: undefined, wrap: (command, args) => ({ command, args }) };
  const owner = ownerOf(dataFolder) ?? userNamed("postgres") ?? userNamed("nobody");
  if (!owner)
    throw new Failure(
      "Postgres cannot run as root and this machine has no user postgres: create one, or set DATABASE_URL.",
    );
  // The data folder is closed to everybody, and this is the one who must get through it.
  letGroupPass(dirname(dataFolder), owner.gid);
  const mayEnter = [dataFolder, binaryFolder].every((folder) => canEnter(dirname(folder), owner));
  return { owner, wrap: mayEnter ? plain(owner) : withCapabilities(owner) };
}

function plain(owner) {
  return (command, args) => ({ command, args, account: { uid: owner.uid, gid: owner.gid } });
}

function withCapabilities(owner) {
  if (spawnSync("setpriv", ["--version"]).status !== 0) {
    throw new Failure(
      "Postgres cannot run as root, and another user may not enter this folder: clone to a folder that everybody may enter, run as a normal user, or set DATABASE_URL.",
    );
  }
  // Without the securebit the kernel ignores these rights in access(2), by which Postgres looks for its own program.
  const flags = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups", "--securebits=+no_setuid_fixup"];
  const rights = [`--inh-caps=${CAPABILITIES}`, `--ambient-caps=${CAPABILITIES}`];
  return (command, args) => ({ command: "setpriv", args: [...flags, ...rights, command, ...args] });
}

/** An existing cluster stays with the user who owns its files. */
function ownerOf(folder) {
  if (!existsSync(folder)) return undefined;
  const { uid, gid } = statSync(folder);
  return uid === 0 ? undefined : { uid, gid };
}

function userNamed(name) {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(":");
  return { uid: Number(uid), gid: Number(gid) };
}

/** Whether an account that owns nothing here may enter a folder and all above it. */
export function canEnter(folder, owner) {
  const { mode, gid } = statSync(folder);
  const mayEnter = (mode & (gid === owner.gid ? 0o010 : 0o001)) !== 0;
  const parent = dirname(folder);
  return mayEnter && (parent === folder || canEnter(parent, owner));
}
