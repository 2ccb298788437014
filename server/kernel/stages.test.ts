import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions } from "@/drizzle/schema/actions";
import { members } from "@/drizzle/schema/members";
import { killSwitches } from "@/drizzle/schema/policy";
import { approveTyped, holdMany, roomyKernel } from "@/server/testing/bulk";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeStaff } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { mailingKernel } from "@/server/testing/mailing";
import { trailDefects } from "@/server/testing/trail-defects";
import type { Actor } from "./actor";
import { canarySize, chooseCanary } from "./canary";
import { claimActions, findOrphans } from "./claim";
import type { Claim } from "./claim";
import { continueStage } from "./continue-stage";
import { queueApproved } from "./dispatch";
import { executeClaim } from "./execute";
import { expireActions } from "./expire";
import type { Kernel } from "./kernel";
import { newId } from "./key";
import { Revision, reviseAction } from "./revise";
import { settleActions } from "./settle";
import { stopAction } from "./stop";

let scene: DatabaseScene;
let kernel: Kernel;
beforeAll(async () => {
  scene = await databaseScene();
  kernel = roomyKernel(scene);
});
afterAll(() => scene.close());

const LIMITS = { canaryFrom: 25, canaryPercent: 2, canaryTargetsMax: 5 };
const COUNT = 60;
const CANARY = 2;

const freshEvan = () => ({ ...scene.evan, authenticatedAt: new Date() });
const onward = (id: string, by: Actor = freshEvan(), reason?: string) => continueStage(kernel, by, id, { reason });
const stop = (id: string) => stopAction(kernel, scene.evan, id, "Enough");
const run = (id: string, worker?: string) => runAction(kernel, id, fakeWorld(), worker);
const perform = (claim: Claim) =>
  executeClaim({ kernel, claim, effects: fakeWorld(), signal: new AbortController().signal });
const set = (id: string, columns: Partial<typeof actions.$inferInsert>) =>
  scene.db.update(actions).set(columns).where(eq(actions.id, id));

const queued = async (count = COUNT) => {
  const held = await holdMany(scene, count, kernel);
  await approveTyped(kernel, freshEvan(), held);
  await queueApproved(kernel, 100);
  return held;
};
const claimed = async (id: string, worker = "w1"): Promise<Claim> => {
  const result = (await claimActions(kernel, worker, [id])).get(id);
  if (result?.outcome !== "claimed") throw new Error(`${worker} could not claim ${id}`);
  return result.claim;
};
const paused = async () => {
  const held = await queued();
  expect(await run(held.id)).toBe("running");
  return held;
};
/** The first of the canary is changed by somebody else while the worker is on its way to it. */
const pausedAfterFailure = async () => {
  const held = await queued();
  const claim = await claimed(held.id);
  await scene.db
    .update(members)
    .set({ status: "suspended" })
    .where(eq(members.id, claim.targets[0]?.entityId ?? ""));
  await settleActions(kernel, [{ claim, end: await perform(claim) }]);
  return held;
};
/** What the row says, and that nothing is missing from it. */
const countsOf = async (id: string) => {
  const targets = await scene.targetsOf(id);
  const present = targets.filter(({ generation }) => generation === (targets.at(-1)?.generation ?? 1));
  const counts = { succeeded: 0, failed: 0, cancelled: 0, unknown: 0, pending: 0 };
  for (const { status } of present) counts[status] += 1;
  const { result, targetCount } = await scene.rowOf(id);
  expect(result).toEqual({ targets: counts });
  expect(present).toHaveLength(targetCount);
  return counts;
};

describe("the canary of a set", () => {
  it.each([
    [1, 0],
    [24, 0],
    [25, 1],
    [100, 2],
    [101, 3],
    [250, 5],
    [500, 5],
  ])("of %i has %i targets: the smaller of five and two per cent", (targetCount, size) => {
    expect(canarySize(targetCount, LIMITS)).toBe(size);
    expect(chooseCanary(newId(), targetCount, LIMITS)?.size ?? 0).toBe(size);
  });

  it("is drawn from the whole set and not its beginning, and another time it is another one", () => {
    const drawn = Array.from({ length: 200 }, () => [...(chooseCanary(newId(), 250, LIMITS) ?? [])]);
    const places = new Set(drawn.flat());
    expect(places.size).toBeGreaterThan(200);
    expect(drawn.filter((some) => some.every((n) => n < 5))).toEqual([]);
    expect(new Set(drawn.map(String)).size).toBe(drawn.length);
  });

  it("cannot be computed from what the submitter knows when it revises", async () => {
    const held = await holdMany(scene, 250, kernel);
    await reviseAction(kernel, agent("shaggy"), held.id, Revision.parse({ reason: "again" }));
    const targets = (await scene.targetsOf(held.id)).filter(({ generation }) => generation === 2);
    const stored = targets.filter(({ stage }) => stage === 0).map(({ n }) => n);
    expect(stored).toHaveLength(5);
    for (const known of [held.id, held.jobId, held.pinnedDigest]) {
      expect([...(chooseCanary(known, 250, LIMITS) ?? [])].toSorted((a, b) => a - b)).not.toEqual(stored);
    }
  });
});

describe("after the canary", () => {
  it("the action waits, without a lease, and an operator is told; nothing else has happened", async () => {
    const { id } = await paused();
    expect(await scene.rowOf(id)).toMatchObject({
      ...{ status: "running", stage: 0, stageHoldAt: expect.any(Date), stageProblem: null },
      ...{ leaseOwner: null, leaseUntil: null, settledAt: null },
    });
    expect(await countsOf(id)).toMatchObject({ succeeded: CANARY, pending: COUNT - CANARY });
    expect((await scene.eventTypesOf(id)).at(-1)).toBe("stage.held");
  });

  it("no other worker takes it over, and none starts the second stage", async () => {
    const { id } = await paused();
    expect((await findOrphans(kernel, 500)).map((one) => one.id)).not.toContain(id);
    expect(await run(id, "w2")).toBe("gone");
    await set(id, { leaseUntil: new Date(0) });
    expect(await run(id, "w2")).toBe("gone");
    expect(await countsOf(id)).toMatchObject({ succeeded: CANARY });
  });

  it("a worker that takes over from a dead one ends the canary and does not go on", async () => {
    const { id } = await queued();
    await perform(await claimed(id));
    await set(id, { leaseUntil: new Date(0) });
    const taken = await claimed(id, "w2");
    expect(taken).toMatchObject({ fence: 2, targets: [] });
    await settleActions(kernel, [{ claim: taken, end: await perform(taken) }]);
    expect(await scene.rowOf(id)).toMatchObject({ status: "running", stageHoldAt: expect.any(Date) });
    expect(await countsOf(id)).toMatchObject({ succeeded: CANARY, pending: COUNT - CANARY });
  });
});

describe("going on", () => {
  it("does the rest, once, under the same approval", async () => {
    const { id, pinnedDigest } = await paused();
    expect(await onward(id)).toEqual({ id, status: "running" });
    expect(await run(id)).toBe("succeeded");
    expect(await countsOf(id)).toMatchObject({ succeeded: COUNT, pending: 0 });
    expect(await scene.rowOf(id)).toMatchObject({ generation: 1, pinnedDigest, stageHoldAt: null });
    expect(await scene.eventTypesOf(id)).toEqual(
      expect.arrayContaining(["stage.held", "stage.continued", "action.resumed", "action.succeeded"]),
    );
  });

  it("takes an operator who has just shown who they are", async () => {
    const { id } = await paused();
    const support = await makeStaff(scene.db, "support");
    for (const actor of [agent("shaggy"), support, { kind: "anonymous", id: "x" } as const]) {
      await expect(onward(id, actor)).rejects.toMatchObject({ code: "forbidden" });
    }
    const old = { ...scene.evan, authenticatedAt: new Date(Date.now() - 6 * 60_000) };
    const { authenticatedAt: _, ...byToken } = scene.evan;
    for (const actor of [old, byToken]) {
      await expect(onward(id, actor)).rejects.toMatchObject({ code: "reauthentication_required" });
    }
    expect(await scene.rowOf(id)).toMatchObject({ stage: 0, stageHoldAt: expect.any(Date) });
  });

  it("needs a reason after the canary went wrong, which is on record", async () => {
    const { id } = await pausedAfterFailure();
    expect(await scene.rowOf(id)).toMatchObject({ status: "running", stageProblem: { code: "canary_failed" } });
    await expect(onward(id)).rejects.toMatchObject({ code: "reason_required" });
    await onward(id, freshEvan(), "That one was suspended meanwhile");
    expect(await run(id)).toBe("failed");
    expect(await countsOf(id)).toMatchObject({ succeeded: COUNT - 1, failed: 1, pending: 0 });
    const continued = (await scene.eventsOf(id)).find(({ type }) => type === "stage.continued");
    expect(continued?.body).toMatchObject({ problem: { code: "canary_failed" }, private: expect.any(String) });
  });

  it("takes an approval that is still valid", async () => {
    const { id } = await paused();
    await set(id, { validUntil: new Date(0) });
    await expect(onward(id)).rejects.toMatchObject({ code: "expired" });
  });

  it("is refused when a target that is still to do has changed", async () => {
    const { id } = await paused();
    const rest = (await scene.targetsOf(id)).find(({ stage }) => stage === 1);
    await scene.db
      .update(members)
      .set({ version: 2 })
      .where(eq(members.id, rest?.entityId ?? ""));
    await expect(onward(id)).rejects.toMatchObject({ code: "state_conflict" });
    expect(await stop(id)).toMatchObject({ status: "cancelled" });
  });

  it("is refused when policy forbids it now, and while a kill switch is on", async () => {
    const { id } = await paused();
    const strict = roomyKernel(scene, { bulkBlockAbove: COUNT - 1 });
    await expect(continueStage(strict, freshEvan(), id, {})).rejects.toMatchObject({ code: "state_conflict" });
    for (const scope of ["all", "kind:user.approve_many", "queue:approval", "agent:shaggy"]) {
      await scene.db.insert(killSwitches).values({ scope, reason: "t", setBy: "t", setAt: new Date() });
      await expect(onward(id), scope).rejects.toMatchObject({ code: "state_conflict" });
      await scene.db.delete(killSwitches);
    }
    expect(await countsOf(id)).toMatchObject({ succeeded: CANARY, pending: COUNT - CANARY });
  });

  it("is refused for what does not wait, and for what has gone on already", async () => {
    const held = await holdMany(scene, 30, kernel);
    await expect(onward(held.id)).rejects.toMatchObject({ code: "state_conflict" });
    const { id } = await paused();
    const both = await Promise.allSettled([onward(id), onward(id)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await scene.rowOf(id)).toMatchObject({ stage: 1 });
  });
});

describe("stopping", () => {
  it("a paused action ends it here and now; what is done stays done", async () => {
    const { id } = await paused();
    expect(await stop(id)).toEqual({ id, status: "cancelled" });
    expect(await countsOf(id)).toMatchObject({ succeeded: CANARY, cancelled: COUNT - CANARY, pending: 0 });
    expect((await scene.eventTypesOf(id)).at(-1)).toBe("action.stopped");
    expect(await run(id)).toBe("gone");
  });

  it("a running action ends it before the next targets, and the worker writes no more", async () => {
    const held = await queued();
    await run(held.id);
    await onward(held.id);
    const claim = await claimed(held.id);
    await perform({ ...claim, targets: claim.targets.slice(0, 20) });
    expect(await stop(held.id)).toEqual({ id: held.id, status: "running" });
    await expect(stop(held.id)).rejects.toMatchObject({ code: "state_conflict" });
    const end = await perform({ ...claim, targets: claim.targets.slice(20) });
    expect(end).toEqual({ end: "stopped" });
    await settleActions(kernel, [{ claim, end }]);
    expect(await scene.rowOf(held.id)).toMatchObject({ status: "cancelled" });
    expect(await countsOf(held.id)).toMatchObject({ succeeded: CANARY + 20, cancelled: COUNT - CANARY - 20 });
  });

  it("is an operator's right, and there must be something to stop", async () => {
    const { id } = await paused();
    for (const actor of [agent("shaggy"), await makeStaff(scene.db, "editor")]) {
      await expect(stopAction(kernel, actor, id, "no")).rejects.toMatchObject({ code: "forbidden" });
    }
    await stop(id);
    await expect(stop(id)).rejects.toMatchObject({ code: "state_conflict" });
  });

  it("an action whose canary got no answer leaves it unknown, because it may have happened", async () => {
    const mailing = mailingKernel(scene.db);
    const to = Array.from({ length: COUNT }, (_, n) => `canary${n}@example.com`);
    const { id } = await scene.submit(
      { kind: "system", id: "test" },
      { action: "test.mailing", input: { to } },
      mailing,
    );
    const problem = { code: "no_answer", message: "The line was cut." };
    const deaf = fakeWorld(() => ({ outcome: "unknown", problem }));
    expect(await runAction(mailing, id, deaf)).toBe("running");
    expect(await stop(id)).toEqual({ id, status: "unknown" });
    expect(await countsOf(id)).toMatchObject({ unknown: CANARY, cancelled: COUNT - CANARY, pending: 0 });
  });
});

describe("a canary that nobody goes on from", () => {
  it("ends with its approval, by the sweeper, and only then", async () => {
    const { id } = await paused();
    await expireActions(kernel, 500);
    expect(await scene.rowOf(id)).toMatchObject({ status: "running" });
    await set(id, { validUntil: new Date(0) });
    await expireActions(kernel, 500);
    expect(await scene.rowOf(id)).toMatchObject({ status: "cancelled", problem: { code: "stage_lapsed" } });
    expect(await countsOf(id)).toMatchObject({ succeeded: CANARY, cancelled: COUNT - CANARY });
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(scene.db)).toEqual([]);
});
