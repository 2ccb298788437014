import { afterAll, beforeAll, expect, it } from "vitest";
import { pauseAgent } from "@/server/auth/agent-state";
import { turnSwitchOff, turnSwitchOn } from "@/server/kernel/kill-switch";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { readStops } from "./stops";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

it("tells what is stopped, by whom and why, until it is let go on", async () => {
  const { db, evan, kernel } = scene;
  await turnSwitchOn(kernel, evan, { scope: "queue:email", reason: "The mail server is being moved." });
  await pauseAgent(db, evan, { agent: "fred", reason: "A stale export." });
  expect(await readStops(db)).toMatchObject({
    switches: [{ scope: "queue:email", reason: "The mail server is being moved.", by: "Evan" }],
    paused: [{ agent: "fred", reason: "A stale export.", by: "Evan" }],
  });
  await turnSwitchOff(kernel, evan, "queue:email");
  expect((await readStops(db)).switches).toEqual([]);
});
