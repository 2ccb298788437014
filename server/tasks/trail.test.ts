import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTaskEvents } from "@/server/api/reads/task-events";
import { eraseMember } from "@/server/ops/erase-member";
import { exportTrail } from "@/server/proofs/export-trail";
import { sealEvents } from "@/server/proofs/seal";
import { makeMember } from "@/server/testing/make";
import { scooby, taskScene, velma } from "@/server/testing/database-tasks";
import type { TaskScene } from "@/server/testing/database-tasks";
import { testSigner } from "@/server/testing/test-signer";
import { trailDefects } from "@/server/testing/trail-defects";

const key = testSigner();
let scene: TaskScene;
let dir: string;
let taskId: string;
let memberId: string;

beforeAll(async () => {
  scene = await taskScene();
  dir = mkdtempSync(join(tmpdir(), "ops-tasks-"));
  memberId = (await makeMember(scene.db)).id;
  const action = await scene.submit(velma, { action: "user.approve", input: { userId: memberId } });
  taskId = (await scene.open(scooby)).id;
  await scene.accept(velma, taskId);
  await scene.progress(velma, taskId, [action.id]);
});
afterAll(async () => {
  await scene.close();
  rmSync(dir, { recursive: true, force: true });
});

async function verified(): Promise<string> {
  await sealEvents(scene.db, [key], 10_000);
  const files = { trail: join(dir, "trail.jsonl"), tool: join(dir, "verify-audit.mjs") };
  let text = "";
  for await (const line of exportTrail(scene.db, new Date())) text += line;
  writeFileSync(files.trail, text);
  writeFileSync(files.tool, readFileSync("tools/verify-audit.mjs", "utf8"));
  const { stdout } = await promisify(execFile)(process.execPath, [files.tool, files.trail], { cwd: dir });
  return stdout;
}

describe("the events of a task", () => {
  it("verify outside of the house, by the tool alone", async () => {
    expect(await verified()).toMatch(/^Verified: \d+ events/);
  });

  it("lose what they say in private with the member whom its action touches, and nothing else", async () => {
    const notes = async () => (await readTaskEvents(scene.db, scene.evan, taskId)).map((event) => event.private);
    expect(await notes()).toContainEqual({ note: "Half of it is done." });
    await eraseMember(scene.db, scene.evan, memberId);
    expect(new Set(await notes())).toEqual(new Set([null]));
    expect(await trailDefects(scene.db)).toEqual([]);
    expect(await verified()).toMatch(/^Verified: \d+ events/);
  });
});
