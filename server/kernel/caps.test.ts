import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approveTyped, roomyKernel } from "@/server/testing/bulk";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMembers } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { cancelAction } from "./cancel";
import { continueStage } from "./continue-stage";
import { decideAction } from "./decide";
import type { Kernel } from "./kernel";
import { queueApproved } from "./dispatch";

/** Each test counts an agent's hour from nothing, so each has a database of its own. */
const opened: DatabaseScene[] = [];
let scene: DatabaseScene;
const fresh = async () => {
  scene = await databaseScene();
  opened.push(scene);
};
beforeAll(fresh);
afterAll(() => Promise.all(opened.map((one) => one.close())));

const shaggy = agent("shaggy");
const many = async (count: number, kernel: Kernel, actor = shaggy) => {
  const userIds = (await makeMembers(scene.db, count)).map(({ id }) => id);
  return scene.submit(actor, { action: "user.approve_many", input: { userIds } }, kernel);
};
const limited = (agentTargetsPerHour: number) => scene.withPolicy({ agentTargetsPerHour });

describe("what one agent may touch in an hour", () => {
  it("is not exceeded by two submissions that race on two connections", async () => {
    for (let round = 0; round < 5; round += 1) {
      await fresh();
      const kernel = limited(100);
      const answers = await Promise.all([many(60, kernel), many(60, kernel)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual(["blocked", "held"]);
      const blocked = answers.find(({ status }) => status === "blocked");
      expect(blocked?.decision.reasons).toMatchObject([{ rule: "cap.agent_hour" }]);
    }
  });

  it("counts many small ones as the bulk they are: from its size on each is held as one, beyond the cap blocked", async () => {
    await fresh();
    const kernel = limited(30);
    const people = await makeMembers(scene.db, 40);
    const statuses = [];
    for (const { id } of people) {
      const answer = await scene.submit(shaggy, { action: "user.approve", input: { userId: id } }, kernel);
      statuses.push(`${answer.status} ${answer.decision.reasons.some(({ rule }) => rule === "bulk.split")}`);
    }
    expect(statuses).toEqual([
      ...Array(24).fill("held false"),
      ...Array(6).fill("held true"),
      ...Array(10).fill("blocked false"),
    ]);
  });

  it("counts what shares a sort together, and other agents and sorts apart", async () => {
    await fresh();
    const kernel = limited(10);
    await many(6, kernel);
    const [one] = await makeMembers(scene.db, 1);
    expect(await many(5, kernel)).toMatchObject({ status: "blocked" });
    expect(await many(4, kernel)).toMatchObject({ status: "held" });
    const single = { action: "user.approve", input: { userId: one?.id } };
    expect(await scene.submit(shaggy, single, kernel)).toMatchObject({ status: "blocked" });
    const other = { action: "user.reject", input: { userId: one?.id } };
    expect(await scene.submit(shaggy, other, kernel)).toMatchObject({ status: "held" });
    expect(
      await scene.submit(scene.evan, { ...single, idempotencyKey: "mine", note: "By hand" }, kernel),
    ).toBeDefined();
  });

  it("gives the room back for what was rejected or withdrawn, and not for what was blocked before it", async () => {
    await fresh();
    const kernel = limited(10);
    const first = await many(6, kernel);
    const second = await many(4, kernel);
    expect(await many(1, kernel)).toMatchObject({ status: "blocked" });
    const digest = first.pinnedDigest;
    await decideAction(kernel, scene.evan, first.id, { verdict: "reject", digest, reason: "no" });
    expect(await many(6, kernel)).toMatchObject({ status: "held" });
    await cancelAction(kernel, shaggy, second.id, "mine");
    expect(await many(4, kernel)).toMatchObject({ status: "held" });
    expect(await many(1, kernel)).toMatchObject({ status: "blocked" });
  });

  it("has limits of its own for some kinds, and none where policy says so", async () => {
    await fresh();
    const kernel = scene.withPolicy({ agentTargetsPerHour: 0, agentTargetsPerHourFor: { "user.approve_many": 3 } });
    expect(await many(3, kernel)).toMatchObject({ status: "held" });
    const [one] = await makeMembers(scene.db, 1);
    const single = { action: "user.reject", input: { userId: one?.id } };
    expect(await scene.submit(shaggy, single, kernel)).toMatchObject({ status: "blocked" });
    expect(await scene.submit(shaggy, { ...single, note: "n" }, limited(100))).toMatchObject({ status: "blocked" });
    expect(await many(40, scene.withPolicy({ agentTargetsPerHour: null }))).toMatchObject({ status: "held" });
  });
});

describe("the size that no approval lifts", () => {
  it("blocks at submit, for people too, and by kind", async () => {
    await fresh();
    const kernel = scene.withPolicy({ bulkBlockAbove: 5, agentTargetsPerHour: null });
    expect(await many(6, kernel)).toMatchObject({
      status: "blocked",
      decision: { reasons: [{ rule: "cap.targets" }] },
    });
    expect(await many(6, kernel, scene.evan)).toMatchObject({ status: "blocked" });
    const byKind = scene.withPolicy({ bulkBlockAboveFor: { "user.approve_many": 7 } });
    expect([await many(7, byKind), await many(8, byKind)]).toMatchObject([{ status: "held" }, { status: "blocked" }]);
  });

  it("blocks what is approved when it is lowered before the start, at the queue and at the claim", async () => {
    await fresh();
    const kernel = roomyKernel(scene);
    const lowered = roomyKernel(scene, { bulkBlockAbove: 29 });
    for (const step of ["queue", "claim"]) {
      const held = await many(30, kernel);
      await approveTyped(kernel, scene.evan, held);
      if (step === "claim") await queueApproved(kernel, 100);
      expect(await runAction(lowered, held.id, fakeWorld())).toBe("gone");
      expect(await scene.rowOf(held.id), step).toMatchObject({ status: "blocked", fence: 0 });
    }
  });

  it("stops a bulk that is half done when it is lowered after the canary", async () => {
    await fresh();
    const kernel = roomyKernel(scene);
    const held = await many(30, kernel);
    await approveTyped(kernel, scene.evan, held);
    expect(await runAction(kernel, held.id, fakeWorld())).toBe("running");
    const going = continueStage(roomyKernel(scene, { bulkBlockAbove: 29 }), scene.evan, held.id, {});
    await expect(going).rejects.toMatchObject({ code: "state_conflict" });
  });
});
