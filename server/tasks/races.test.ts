import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cancelAction } from "@/server/kernel/cancel";
import { eventsOfType } from "@/server/testing/events-of-type";
import { makeProvider } from "@/server/testing/make";
import { daphne, scooby, taskScene, velma } from "@/server/testing/database-tasks";
import type { TaskScene } from "@/server/testing/database-tasks";
import { acceptTask } from "./accept-task";

let scene: TaskScene;
beforeAll(async () => {
  scene = await taskScene();
});
afterAll(() => scene.close());

const codesOf = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((one) => (one.status === "rejected" ? [Reflect.get(one.reason, "code")] : []));

describe("at the same moment", () => {
  it("two that accept are one that accepts", async () => {
    const { id } = await scene.open(scooby);
    const results = await Promise.allSettled([scene.accept(velma, id), scene.accept(velma, id)]);
    expect(codesOf(results)).toEqual(["state_conflict"]);
    const accepted = (await eventsOfType(scene.db, "task.accepted")).filter(({ body }) => has(body, id));
    expect(accepted).toHaveLength(1);
  });

  it("an acceptance and a hand-off leave one holder, who has it to accept", async () => {
    const { id, version } = await scene.open(scooby);
    await Promise.allSettled([scene.accept(velma, id), scene.handOff(velma, id, "daphne")]);
    const task = await scene.taskOf(id);
    expect(task.assignee).toBe("daphne");
    expect(task.status).toBe("open");
    expect(task.version).toBeGreaterThan(version);
  });

  it("two hand-offs go to one receiver", async () => {
    const { id } = await scene.open(scooby);
    const results = await Promise.allSettled([scene.handOff(velma, id, "daphne"), scene.handOff(velma, id, "scooby")]);
    expect(codesOf(results)).toEqual(["forbidden"]);
    expect(await scene.taskOf(id)).toMatchObject({ hops: 1 });
  });

  it("an end and a cancellation are one end", async () => {
    const { id } = await scene.open(scooby);
    await scene.accept(velma, id);
    const results = await Promise.allSettled([scene.complete(velma, id), scene.cancel(scooby, id)]);
    expect(codesOf(results)).toEqual(["state_conflict"]);
  });

  it("a part that is opened and a whole that is completed never both happen", async () => {
    const { id } = await scene.open(scooby);
    await scene.accept(velma, id);
    const results = await Promise.allSettled([
      scene.complete(velma, id),
      scene.open(velma, { assignee: "daphne", parentId: id }),
    ]);
    expect(codesOf(results)).toEqual(["state_conflict"]);
  });

  it("the same request eight times, by its key, opens one task", async () => {
    const asked = { idempotencyKey: "morning-list" };
    const answers = await Promise.all(Array.from({ length: 8 }, () => scene.open(scooby, asked)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
  });
});

describe("a key", () => {
  it("belongs to its opener and to its words", async () => {
    const idempotencyKey = "weekly";
    const first = await scene.open(scooby, { idempotencyKey });
    expect(await scene.open(scooby, { idempotencyKey })).toMatchObject({ id: first.id, created: false });
    await expect(scene.open(scooby, { idempotencyKey, title: "Other" })).rejects.toMatchObject({
      code: "idempotency_conflict",
    });
    expect(await scene.open(scene.evan, { idempotencyKey })).toMatchObject({ created: true });
  });
});

describe("an acceptance", () => {
  it("of what has changed since it was read is refused", async () => {
    const { id } = await scene.open(scooby);
    await scene.escalate(velma, id);
    await scene.answer(scene.evan, id);
    const old = acceptTask(scene.kernel, velma, id, { version: 1 });
    await expect(old).rejects.toMatchObject({ code: "version_conflict", details: { version: 3 } });
  });
});

describe("a completion", () => {
  it("waits for the actions that were linked, however they end", async () => {
    const { id } = await scene.open(scooby, { assignee: "daphne" });
    await scene.accept(daphne, id);
    const provider = await makeProvider(scene.db);
    const held = await scene.submit(daphne, { action: "provider.list", input: { providerId: provider.id } });
    expect(held.status).toBe("held");
    await expect(scene.complete(daphne, id, [held.id])).rejects.toMatchObject({ code: "not_settled" });
    await cancelAction(scene.kernel, daphne, held.id, "Not needed");
    expect(await scene.complete(daphne, id, [held.id])).toMatchObject({ status: "completed" });
  });
});

const has = (body: unknown, id: string) => JSON.stringify(body).includes(id);
