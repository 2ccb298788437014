import { existsSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { endChildren } from "./ending.mjs";
import { Failure } from "./failure.mjs";
import { readJsonFile, writeJsonFile } from "./json-file.mjs";
import { makePrivateFolder } from "./private-folder.mjs";
import { isSameProcess, processStartedAt } from "./process-identity.mjs";

const ORPHAN_GRACE_MS = 40_000;

/**
 * One starter per data folder. The lock names the starter and each child it has, so that after a
 * kill -9 the next start can end exactly those and nothing else.
 */
export async function takeStarterLock(paths, url) {
  makePrivateFolder(paths.dir, { isOurs: existsSync(paths.secrets) });
  const held = readJsonFile(paths.lock);
  if (held) await clearStaleLock(paths, held);
  const parent = process.env.npm_lifecycle_event ? identityOf(process.ppid) : undefined;
  const record = { ...identityOf(process.pid), parent, url, children: {} };
  let isReleased = false;
  const save = () => isReleased || writeJsonFile(paths.lock, record);
  try {
    writeFileSync(paths.lock, JSON.stringify(record), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (error.code === "EEXIST") throw alreadyRunning(readJsonFile(paths.lock)?.url);
    throw error;
  }
  return {
    add(child) {
      record.children[child.name] = child.recorded;
      save();
    },
    remove(child) {
      if (record.children[child.name]?.pid !== child.pid) return;
      delete record.children[child.name];
      save();
    },
    children: () => record.children,
    release() {
      isReleased = true;
      rmSync(paths.lock, { force: true });
    },
  };
}

async function clearStaleLock(paths, held) {
  if (isSameProcess(held)) {
    // A starter whose npm was killed notices it within a second and winds down by itself.
    const isOrphan = held.parent && !isSameProcess(held.parent);
    if (!isOrphan || !(await endsWithin(held, ORPHAN_GRACE_MS))) throw alreadyRunning(held.url);
  }
  await endChildren(held.children ?? {});
  rmSync(paths.lock, { force: true });
  rmSync(paths.services, { force: true });
}

async function endsWithin(recorded, timeoutMs) {
  const deadline = performance.now() + timeoutMs;
  while (isSameProcess(recorded) && performance.now() < deadline) await delay(100);
  return !isSameProcess(recorded);
}

const identityOf = (pid) => ({ pid, startedAt: processStartedAt(pid) });

function alreadyRunning(url) {
  return new Failure(
    `The Operations Kernel already runs from this data folder${url ? ` (${url})` : ""}: stop it first, or choose another OPS_DATA_DIR and PORT.`,
  );
}
