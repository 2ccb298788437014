import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openQueues } from "@/server/queue/bull-queues";
import { connectProducer } from "@/server/queue/redis";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMember } from "@/server/testing/make";
import { testRedis } from "@/server/testing/redis";
import { fakeWorld } from "@/server/testing/run-action";
import { executeActions } from "./execute-actions";
import { makeRuntime } from "./runtime";
import type { Runtime } from "./runtime";

let scene: DatabaseScene;
let redis: Awaited<ReturnType<typeof testRedis>>;
let runtime: Runtime;
const world = fakeWorld();

beforeAll(async () => {
  [scene, redis] = await Promise.all([databaseScene(), testRedis()]);
  const connection = connectProducer(redis.url);
  const { kernel } = scene;
  runtime = makeRuntime({
    ...{ id: "w1", kernel, database: scene, redis: connection },
    ...{ queues: openQueues(connection), effects: world },
  });
});
afterAll(async () => {
  await runtime.queues.close();
  runtime.redis.disconnect();
  await redis.close();
  await scene.close();
});

const mail = async () => {
  const { email } = await makeMember(scene.db, { status: "active" });
  const data = { firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/dashboard" };
  const input = { to: email, templateKey: "welcome_investor", data };
  return (await scene.submit(agent("velma"), { action: "email.send_one", input })).id;
};

describe("two jobs that carry one action and come at the same moment", () => {
  it("get one claim between them, so that it is done once", async () => {
    const id = await mail();
    const results = await Promise.all([runtime.start.add(id), runtime.start.add(id)]);
    expect(results.map(({ outcome }) => outcome)).toEqual(["claimed", "gone"]);
  });

  it("send its mail once, also to a provider that knows no keys", async () => {
    const ids = [await mail(), await mail()];
    const job = { name: "action.execute" as const, actionIds: [...ids, ...ids] };
    const { signal } = new AbortController();
    await Promise.all([executeActions(runtime, job, signal), executeActions(runtime, job, signal)]);
    expect(world.mails).toHaveLength(2);
    for (const id of ids) expect(await scene.rowOf(id)).toMatchObject({ status: "succeeded", fence: 1 });
  });
});
