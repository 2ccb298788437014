import { and, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions } from "@/drizzle/schema/actions";
import { notifications } from "@/drizzle/schema/notifications";
import { killSwitches } from "@/drizzle/schema/policy";
import { claimActions } from "@/server/kernel/claim";
import { effectKeyOf, newId } from "@/server/kernel/key";
import { QUEUE_PREFIX, connectProducer } from "@/server/queue/redis";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeProvider } from "@/server/testing/make";
import { testRedis } from "@/server/testing/redis";
import { testSettings } from "@/server/testing/test-settings";
import { trailDefects } from "@/server/testing/trail-defects";
import { until } from "@/server/testing/until";
import { startWorker } from "./start-worker";
import type { RunningWorker } from "./start-worker";

let scene: DatabaseScene;
let redis: Awaited<ReturnType<typeof testRedis>>;
let worker: RunningWorker;

beforeAll(async () => {
  [scene, redis] = await Promise.all([databaseScene(), testRedis()]);
  worker = await startWorker(testSettings({ databaseUrl: scene.url, redisUrl: redis.url }));
});
afterAll(async () => {
  await worker.stop();
  await redis.close();
  await scene.close();
});

const notice = (title: string) => ({
  action: "notification.send",
  input: { level: "digest", to: "all", title, body: "" },
});
const statusOf = async (id: string) => (await scene.rowOf(id)).status;

describe("Redis that loses everything while fifty actions are under way", () => {
  it("costs time and nothing else: every one settles, and has one effect", async () => {
    const answers = await scene.submitMany(
      agent("scooby"),
      Array.from({ length: 50 }, (_, i) => notice(`flush ${i}`)),
    );
    const ids = answers.map((answer) => answer.id);
    const settled = async () => {
      const rows = await scene.db
        .select({ id: actions.id })
        .from(actions)
        .where(and(inArray(actions.id, ids), eq(actions.status, "succeeded")));
      return rows.length;
    };
    await redis.flush();
    await until("some", settled, (seen) => seen > 0);
    await redis.flush();
    await until("all", settled, (seen) => seen === 50);
    const told = await scene.db.select().from(notifications).where(inArray(notifications.actionId, ids));
    expect(told).toHaveLength(50);
  });
});

describe("an orphan that cannot be taken over at once", () => {
  it("is tried again until it can", async () => {
    const producer = connectProducer(redis.url);
    const { id: providerId } = await makeProvider(scene.db);
    const evidence = [{ kind: "url", title: "Source", url: "https://provider.example" }];
    const { id } = await scene.db.transaction(async (tx) => {
      // Submitted and claimed in one commit, so that the worker under test does not get it first.
      const inside = { ...scene.kernel, db: tx };
      const sent = { action: "provider.list", input: { providerId }, evidence };
      const answer = await scene.submit(agent("daphne"), sent, inside);
      await claimActions(inside, "dead-worker", [answer.id]);
      await tx.insert(killSwitches).values({ scope: "queue:approval", reason: "t", setBy: "t", setAt: new Date() });
      await tx
        .update(actions)
        .set({ leaseUntil: new Date(0) })
        .where(eq(actions.id, answer.id));
      return answer;
    });
    const isOver = ([, fields]: [string, string[]]) =>
      fields.includes("completed") && fields.some((field) => field.startsWith(`orphan-${id}`));
    // BullMQ's own record of what has happened on the queue.
    const happened = () => producer.xrange(`${QUEUE_PREFIX}:approval:events`, "-", "+");
    await until("a vain take-over", happened, (events) => events.some(isOver));
    expect(await scene.rowOf(id)).toMatchObject({ status: "running", fence: 1 });
    await scene.db.delete(killSwitches);
    await until(
      "its end",
      () => statusOf(id),
      (seen) => seen === "succeeded",
    );
    expect(await scene.rowOf(id)).toMatchObject({ fence: 2 });
    producer.disconnect();
  });
});

describe("an error of ours in an effect", () => {
  it("costs an attempt each time and ends the action as failed, instead of leaving it running for ever", async () => {
    const { id } = await scene.db.transaction(async (tx) => {
      const answer = await scene.submit(agent("scooby"), notice("in the way"), { ...scene.kernel, db: tx });
      const dedupeKey = effectKeyOf({ actionId: answer.id, generation: 1, target: "0", step: "effect" });
      // Takes the place of the notice, so that inserting it fails.
      const row = { id: newId(), dedupeKey, level: "digest" as const, audience: "all", title: "t", body: "b" };
      await tx.insert(notifications).values({ ...row, createdAt: new Date() });
      return answer;
    });
    await until(
      "its end",
      () => statusOf(id),
      (seen) => seen === "failed",
    );
    expect(await scene.rowOf(id)).toMatchObject({ attempt: 3, problem: { code: "internal" } });
    const told = (await scene.eventsOf(id)).map((event) => event.body);
    expect(JSON.stringify(told)).not.toMatch(/duplicate|insert into/);
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(scene.db)).toEqual([]);
});
