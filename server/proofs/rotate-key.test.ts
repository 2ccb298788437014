import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { eventsOfType } from "@/server/testing/events-of-type";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { CheckpointLog } from "./checkpoint-log";
import { keyFileOf, readKeyRing } from "./key-ring";
import { rotateKey } from "./rotate-key";

let scene: DatabaseScene;
let dir: string;
beforeAll(async () => {
  scene = await databaseScene();
  dir = join(mkdtempSync(join(tmpdir(), "ops-keys-")), "audit");
});
afterAll(async () => {
  await scene.close();
  rmSync(dir, { recursive: true, force: true });
});

it("a key file is made once, for its owner alone, and a rotation adds to it and to the trail", async () => {
  const place = { AUDIT_SIGNING_KEY: undefined, AUDIT_DIR: dir };
  const [first, ...more] = readKeyRing(place);
  expect(more).toEqual([]);
  expect(readKeyRing(place).map(({ id }) => id)).toEqual([first?.id]);
  expect([statSync(dir).mode & 0o777, statSync(keyFileOf(dir)).mode & 0o777]).toEqual([0o700, 0o600]);
  const { from, to, privateKey } = await rotateKey(scene.db, scene.evan, place);
  expect(privateKey).toBeNull();
  expect(readKeyRing(place).map(({ text }) => text)).toEqual([from, to]);
  expect(readKeyRing(place).map(({ name }) => name)).toEqual([first?.name, first?.name]);
  expect(await eventsOfType(scene.db, "audit.key_rotated")).toMatchObject([{ body: { from, to } }]);
});

it("a key of the environment is for its operator to exchange", async () => {
  const file = readFileSync(keyFileOf(dir), "utf8").split("\n")[0];
  const { from, privateKey } = await rotateKey(scene.db, scene.evan, { AUDIT_SIGNING_KEY: file, AUDIT_DIR: undefined });
  const ring = readKeyRing({ AUDIT_SIGNING_KEY: `${file} ${privateKey}`, AUDIT_DIR: undefined });
  expect(ring[0]?.text).toBe(from);
  expect(ring).toHaveLength(2);
  expect(() => readKeyRing({ AUDIT_SIGNING_KEY: "secret words", AUDIT_DIR: undefined })).toThrow(/cannot be read/);
  expect(readKeyRing({ AUDIT_SIGNING_KEY: undefined, AUDIT_DIR: undefined })).toEqual([]);
});

it("checkpoints are appended to a file that only its owner reads, one a minute and the last at the end", () => {
  const kept = new CheckpointLog(dir);
  kept.keep("one\n", 0);
  kept.keep("two\n", 1_000);
  kept.keep("three\n", 2_000);
  kept.keep(null, 61_000);
  kept.keep("four\n", 62_000);
  kept.flush();
  const file = join(dir, "checkpoints.txt");
  expect(readFileSync(file, "utf8")).toBe("one\n\nthree\n\nfour\n\n");
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
