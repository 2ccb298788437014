import { eq, like, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { agents } from "@/drizzle/schema/agents";
import { outbox } from "@/drizzle/schema/outbox";
import { pauseAgent } from "@/server/auth/agent-state";
import { watchAlerts } from "@/server/kernel/alerts";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { fred } from "./fred";
import { silenceAlerts } from "./silence-alerts";
import { velma } from "./velma";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const watch = () => watchAlerts(scene.kernel, silenceAlerts([{ ...fred, silentAfterMinutes: 60 }, velma]));
const seen = (name: string, minutesAgo: number) =>
  scene.db
    .update(agents)
    .set({ lastSeenAt: sql`now() - ${minutesAgo} * interval '1 minute'` })
    .where(eq(agents.name, name));
const told = async () => {
  const rows = await scene.db.select().from(outbox).where(like(outbox.dedupeKey, "alert:silent_%")).orderBy(outbox.id);
  return rows.map(({ dedupeKey }) => dedupeKey.slice("alert:".length));
};

it("an agent that is expected and not heard is told once, and once when it is heard again", async () => {
  await watch();
  expect(await told()).toEqual([]);
  await seen("fred", 59);
  await watch();
  expect(await told()).toEqual([]);
  await seen("fred", 61);
  await watch();
  await watch();
  expect(await told()).toEqual(["silent_fred:1"]);
  await seen("fred", 0);
  await watch();
  expect(await told()).toEqual(["silent_fred:1", "silent_fred:1:cleared"]);
});

it("one that works when there is work is never missed, nor one that is paused", async () => {
  await seen("velma", 10_000);
  await seen("fred", 10_000);
  await pauseAgent(scene.db, scene.evan, { agent: "fred", reason: "holidays" });
  await watch();
  expect(await told()).not.toContain("silent_fred:2");
  expect((await told()).filter((one) => one.startsWith("silent_velma"))).toEqual([]);
});
