import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readJsonFile, writeJsonFile } from "./json-file.mjs";
import { dataPaths } from "./paths.mjs";
import { isSameProcess, processStartedAt, startTimeOf } from "./process-identity.mjs";
import { takeStarterLock } from "./starter-lock.mjs";

const URL_OF_TEST = "http://127.0.0.1:3999";
const spawned: ChildProcess[] = [];
let paths: ReturnType<typeof dataPaths>;

beforeEach(() => {
  paths = dataPaths(mkdtempSync(join(tmpdir(), "ops-lock-")));
});

afterEach(() => {
  for (const child of spawned.splice(0)) child.kill("SIGKILL");
  rmSync(paths.dir, { recursive: true });
});

test("the start time is found behind a program name with spaces and brackets; a zombie has none", () => {
  const fields = Array.from({ length: 18 }, (_, i) => String(i)).join(" ");
  expect(startTimeOf(`42 (node (a) b) S ${fields} 987654 0`)).toBe("987654");
  expect(startTimeOf(`42 (node) Z ${fields} 987654 0`)).toBeUndefined();
});

test("a stranger with a reused pid is not the recorded process", () => {
  expect(isSameProcess({ pid: process.pid, startedAt: processStartedAt(process.pid) })).toBe(true);
  expect(isSameProcess({ pid: process.pid, startedAt: "another time" })).toBe(false);
  expect(isSameProcess(undefined)).toBe(false);
});

test("a second starter on the same data folder is refused while the first one lives", async () => {
  const lock = await takeStarterLock(paths, URL_OF_TEST);
  await expect(takeStarterLock(paths, URL_OF_TEST)).rejects.toThrow(
    `already runs from this data folder (${URL_OF_TEST})`,
  );
  lock.release();
  expect(existsSync(paths.lock)).toBe(false);
});

test("what a killed starter left behind is ended, a stranger with a recorded pid is not", async () => {
  const orphan = await idleProcess();
  const stranger = await idleProcess();
  const left = { web: identityOf(orphan), worker: { pid: stranger.pid, startedAt: "before that" } };
  writeJsonFile(paths.lock, { pid: process.pid, startedAt: "a starter that is gone", children: left });
  writeJsonFile(paths.services, {});

  const ended = once(orphan, "exit");
  const lock = await takeStarterLock(paths, URL_OF_TEST);
  await ended;

  expect(isSameProcess(identityOf(stranger))).toBe(true);
  expect(existsSync(paths.services)).toBe(false);
  lock.release();
});

test("the lock knows the present children and forgets one only by its own pid", async () => {
  const lock = await takeStarterLock(paths, URL_OF_TEST);
  lock.add({ name: "web", pid: 1, recorded: { pid: 1, startedAt: "first" } });
  lock.add({ name: "web", pid: 2, recorded: { pid: 2, startedAt: "second" } });
  lock.remove({ name: "web", pid: 1 });
  expect(readJsonFile(paths.lock).children).toEqual({ web: { pid: 2, startedAt: "second" } });
  lock.release();
  lock.remove({ name: "web", pid: 2 });
  expect(existsSync(paths.lock)).toBe(false);
});

const identityOf = ({ pid }: ChildProcess) => ({ pid, startedAt: processStartedAt(pid) });

async function idleProcess(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true, stdio: "ignore" });
  spawned.push(child);
  await once(child, "spawn");
  return child;
}
