import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { actions } from "@/drizzle/schema/actions";
import { agents } from "@/drizzle/schema/agents";
import { undoApproval } from "@/server/kernel/undo";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { readEvidence } from "./action-evidence";
import { readRowHints } from "./row-hints";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const hintOf = async (id: string) => (await readRowHints(scene.db, { ids: [id] }))[0];

it("tells what a person decides by: why it is held, how much is shown, whom nobody has verified", async () => {
  const { id } = await scene.holdOne();
  const { id: shown } = await scene.holdOne({ evidence: [{ kind: "log", title: "Sign-up", text: "09:12 form sent" }] });
  expect(await hintOf(id)).toMatchObject({ id, evidenceCount: 0, replaced: null, stage: null, agentPaused: false });
  expect((await hintOf(id))?.because.length).toBeGreaterThan(0);
  expect((await hintOf(shown))?.evidenceCount).toBe(1);
});

it("tells why another generation took the place of the one before", async () => {
  const held = await scene.holdOne();
  const kernel = scene.withPolicy({ undoWindowSeconds: 60 });
  await scene.approve(held, scene.evan, kernel);
  await undoApproval(kernel, scene.evan, held.id, {});
  expect(await hintOf(held.id)).toMatchObject({
    generation: 2,
    replaced: { by: "staff", cause: "Approval taken back" },
  });
});

it("tells that its agent is paused, and counts no stages where there are none", async () => {
  const { id } = await scene.holdOne();
  await scene.db.update(agents).set({ pausedAt: new Date() }).where(eq(agents.name, "shaggy"));
  const hint = await hintOf(id);
  await scene.db.update(agents).set({ pausedAt: null }).where(eq(agents.name, "shaggy"));
  expect(hint).toMatchObject({ stage: null, agentPaused: true });
});

it("says of what is paused in the midst of its only stage that it goes on where it stood", async () => {
  const { id } = await scene.holdOne();
  await scene.ownerDb.update(actions).set({ stageHoldAt: new Date() }).where(eq(actions.id, id));
  expect(await hintOf(id)).toMatchObject({ stage: { current: 0, isInterrupted: true, canary: { pending: 1 } } });
});

it("knows evidence that does not say when it was captured", async () => {
  const item = { kind: "log", title: "Log", text: "one line" };
  const capturedAt = new Date(Date.now() - 60_000).toISOString();
  const { id } = await scene.holdOne({ evidence: [item, { ...item, text: "another", capturedAt }] });
  const shown = await readEvidence(scene.db, id);
  expect(shown.map((one) => one.capturedAtGiven)).toEqual([false, true]);
});
