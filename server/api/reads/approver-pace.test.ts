import { afterAll, beforeAll, expect, it } from "vitest";
import { decideAction } from "@/server/kernel/decide";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { makeStaff } from "@/server/testing/make";
import { readApproverPace } from "./approver-pace";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

it("tells how each person decides, and leaves out who does not", async () => {
  const { db, evan, kernel } = scene;
  await makeStaff(db, "viewer", "Victor");
  const ingrid = await makeStaff(db, "operator", "Ingrid");
  for (const openMs of [2_000, 4_000, 9_000]) {
    const { id, pinnedDigest } = await scene.holdOne();
    await decideAction(kernel, evan, id, { verdict: "approve", digest: pinnedDigest, openMs, channel: "console" });
  }
  const { id, pinnedDigest } = await scene.holdOne();
  await decideAction(kernel, ingrid, id, {
    verdict: "reject",
    digest: pinnedDigest,
    reason: "A double.",
    channel: "api",
  });

  expect(await readApproverPace(db)).toMatchObject([
    { name: "Evan", decisions: 3, approved: 3, medianSeconds: 4, today: 3, highRiskLastTenMinutes: 0 },
    { name: "Ingrid", decisions: 1, approved: 0, medianSeconds: null, today: 1, secondVotesAsked: 0 },
  ]);
});

it("counts high-risk approvals of the last ten minutes, and the second votes that hurry took", async () => {
  const { db, evan, kernel, ownerDb } = scene;
  const { id, pinnedDigest } = await scene.holdOne();
  await ownerDb.execute(`update actions set risk = 'high' where id = '${id}'`);
  await decideAction(kernel, evan, id, { verdict: "approve", digest: pinnedDigest, openMs: 100, channel: "console" });
  const [pace] = await readApproverPace(db);
  expect(pace).toMatchObject({ name: "Evan", highRiskLastTenMinutes: 1, secondVotesAsked: 1 });
});
