import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const onLinux = process.platform === "linux";

/**
 * When the process with this pid was started, or undefined when there is none. Pids are reused,
 * a pid together with its start time is not.
 */
export function processStartedAt(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return onLinux ? startedAtFromProc(pid) : ps(pid, "lstart=");
}

/** Whether the recorded process still runs, and is not a stranger that was given its pid. */
export function isSameProcess(recorded) {
  return recorded?.startedAt !== undefined && processStartedAt(recorded.pid) === recorded.startedAt;
}

export function commandLine(pid) {
  if (!onLinux) return ps(pid, "command=") ?? "";
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

function startedAtFromProc(pid) {
  try {
    return startTimeOf(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return undefined;
  }
}

/** The second field is the program's name in brackets and may hold spaces, so count from its end. */
export function startTimeOf(procStat) {
  const fields = procStat.slice(procStat.lastIndexOf(")") + 2).split(" ");
  const isZombie = fields[0] === "Z";
  return isZombie ? undefined : fields[19];
}

function ps(pid, column) {
  const result = spawnSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8" });
  return result.status === 0 ? result.stdout.trim() || undefined : undefined;
}
