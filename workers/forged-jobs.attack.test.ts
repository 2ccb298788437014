import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { members } from "@/drizzle/schema/members";
import { openQueues } from "@/server/queue/bull-queues";
import { connectProducer } from "@/server/queue/redis";
import { decideAction } from "@/server/kernel/decide";
import { newId } from "@/server/kernel/key";
import type { QueueName } from "@/server/kernel/queues";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { testRedis } from "@/server/testing/redis";
import { testSettings } from "@/server/testing/test-settings";
import { until } from "@/server/testing/until";
import { startWorker } from "./start-worker";
import type { RunningWorker } from "./start-worker";

/** Somebody can write to Redis: jobs for what nobody has let through, and jobs that are none. */
let scene: DatabaseScene;
let redis: Awaited<ReturnType<typeof testRedis>>;
let worker: RunningWorker;
let connection: ReturnType<typeof connectProducer>;
let queues: ReturnType<typeof openQueues>;
beforeAll(async () => {
  [scene, redis] = await Promise.all([databaseScene(), testRedis()]);
  worker = await startWorker(testSettings({ databaseUrl: scene.url, redisUrl: redis.url }));
  connection = connectProducer(redis.url);
  queues = openQueues(connection);
});
afterAll(async () => {
  await queues.close();
  connection.disconnect();
  await worker.stop();
  await redis.close();
  await scene.close();
});

/** Waits until the worker has been through it. */
async function forge(actionIds: string[], queue: QueueName = "approval"): Promise<void> {
  const bullId = `forged-${newId()}`;
  await queues.add([{ queue, bullId, priority: 1, data: { name: "action.execute", actionIds } }]);
  await until(
    "the forged job",
    () => queues.stateOf(queue, bullId),
    (state) => state === "over",
  );
}
const refusalsOf = async (id: string) =>
  (await scene.eventsOf(id)).filter(({ type }) => type === "job.refused").map(({ body }) => body);
const statusOf = async (userId: string) => {
  const [member] = await scene.db.select().from(members).where(eq(members.id, userId));
  return member?.status;
};

describe("a job that did not come from the relay", () => {
  it("for a held action does nothing, in whatever queue it is, and is on record", async () => {
    const { id, userId } = await scene.holdOne();
    await forge([id]);
    expect(await refusalsOf(id)).toEqual([{ code: "not_dispatched", status: "held" }]);
    await forge([id], "email");
    expect(await scene.rowOf(id)).toMatchObject({ status: "held", fence: 0 });
    expect(await statusOf(userId)).toBe("pending");
  });

  it("for a rejected action does nothing and is on record once", async () => {
    const { id, userId, pinnedDigest: digest } = await scene.holdOne();
    await decideAction(scene.kernel, scene.evan, id, { verdict: "reject", digest, reason: "no" });
    await forge([id]);
    expect(await refusalsOf(id)).toEqual([{ code: "not_dispatched", status: "rejected" }]);
    expect(await scene.rowOf(id)).toMatchObject({ status: "rejected", fence: 0 });
    expect(await statusOf(userId)).toBe("pending");
  });

  it("does not shorten the time in which an approval can be taken back", async () => {
    const held = await scene.holdOne();
    await scene.approve(held, scene.evan, scene.withPolicy({ undoWindowSeconds: 600 }));
    await forge([held.id]);
    expect(await refusalsOf(held.id)).toEqual([{ code: "not_dispatched", status: "approved" }]);
    expect(await statusOf(held.userId)).toBe("pending");
  });

  it("for what does not exist, and one that is no job at all, stops nobody else's", async () => {
    await forge([newId()]);
    const bullId = `nonsense-${newId()}`;
    // Safe because nonsense is what is being sent.
    const data = { name: "action.approve", verdict: "approve" } as never;
    await queues.add([{ queue: "approval", bullId, priority: 1, data }]);
    await until(
      "the nonsense",
      () => queues.stateOf("approval", bullId),
      (state) => state === "over",
    );
    const held = await scene.holdOne();
    await scene.approve(held);
    const status = await until(
      "the approved action",
      () => statusOf(held.userId),
      (seen) => seen === "active",
    );
    expect(status).toBe("active");
  });
});
