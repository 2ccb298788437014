import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dataPaths, projectNode } from "./paths.mjs";
import { canEnter } from "./postgres-account.mjs";
import { letGroupPass, makePrivateFolder } from "./private-folder.mjs";
import { startProcess } from "./processes.mjs";
import { takeStarterLock } from "./starter-lock.mjs";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "ops-private-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

test("a data folder and its logs are their owner's alone", async () => {
  const paths = dataPaths(join(dir, "new", "data"));
  (await takeStarterLock(paths)).release();
  expect(modeOf(paths.dir)).toBe("700");
  const logFile = join(paths.logs, "node.log");
  await startProcess({ name: "node", command: projectNode, args: ["--version"], env: process.env, logFile }).exited;
  expect(modeOf(paths.logs)).toBe("700");
  expect(modeOf(logFile)).toBe("600");
});

test("one that stands open from an earlier release is closed", async () => {
  const paths = dataPaths(join(dir, "data"));
  mkdirSync(paths.dir);
  chmodSync(paths.dir, 0o755);
  writeFileSync(paths.secrets, "{}");
  (await takeStarterLock(paths)).release();
  expect(modeOf(paths.dir)).toBe("700");
});

test("a folder that others use is left as it is", () => {
  chmodSync(dir, 0o755);
  makePrivateFolder(dir, { isOurs: false });
  expect(modeOf(dir)).toBe("755");
  expect(existsSync(dir)).toBe(true);
});

test("the account of Postgres may pass through, and nobody else", () => {
  const gid = process.getgid?.() ?? 0;
  const stranger = { uid: 4_711, gid: gid + 1 };
  chmodSync(dir, 0o700);
  expect(canEnter(dir, { uid: 4_711, gid })).toBe(false);
  letGroupPass(dir, gid);
  expect(modeOf(dir)).toBe("710");
  expect(canEnter(dir, { uid: 4_711, gid })).toBe(true);
  expect(canEnter(dir, stranger)).toBe(false);
});
