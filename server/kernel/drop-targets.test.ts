import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approvalRequests, approvalVotes } from "@/drizzle/schema/actions";
import { members } from "@/drizzle/schema/members";
import { approveTyped, holdMany, roomyKernel } from "@/server/testing/bulk";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMembers, makeStaff } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { trailDefects } from "@/server/testing/trail-defects";
import type { ActionAnswer } from "./answer";
import { dropTargets } from "./drop-targets";
import type { Kernel } from "./kernel";

let scene: DatabaseScene;
let kernel: Kernel;
beforeAll(async () => {
  scene = await databaseScene();
  kernel = roomyKernel(scene);
});
afterAll(() => scene.close());

const drop = ({ id, pinnedDigest }: Pick<ActionAnswer, "id" | "pinnedDigest">, places: number[], reason?: string) =>
  dropTargets(kernel, scene.evan, id, { digest: pinnedDigest, drop: places, reason });
const presentOf = async (id: string) => {
  const { generation } = await scene.rowOf(id);
  return (await scene.targetsOf(id)).filter((target) => target.generation === generation);
};
const refused = (attempt: Promise<unknown>, code: string) => expect(attempt).rejects.toMatchObject({ code });

describe("dropping targets", () => {
  it("makes a new generation without them, with another digest, and who dropped may approve it", async () => {
    const held = await holdMany(scene, 10, kernel);
    const dropped = await drop(held, [0, 3], "Not those");
    expect(dropped).toMatchObject({ generation: 2, targetCount: 8 });
    expect(dropped.pinnedDigest).not.toBe(held.pinnedDigest);
    const gone = (await scene.targetsOf(held.id)).filter(({ generation, n }) => generation === 1 && [0, 3].includes(n));
    const kept = (await presentOf(held.id)).map(({ entityId }) => entityId);
    expect(kept).toHaveLength(8);
    expect(kept.filter((id) => gone.some(({ entityId }) => entityId === id))).toEqual([]);
    expect((await scene.eventsOf(held.id)).at(-1)).toMatchObject({
      type: "action.revised",
      body: { cause: "2 of 10 targets dropped: Not those", before: { targetCount: 10 }, targetCount: 8 },
    });
    await approveTyped(kernel, scene.evan, { id: held.id, ...dropped });
    expect(await runAction(kernel, held.id, fakeWorld())).toBe("succeeded");
    const after = await scene.db.select().from(members).where(inArray(members.id, held.userIds));
    expect(
      after
        .filter(({ status }) => status === "active")
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(kept.toSorted());
  });

  it("voids the votes that were given to the larger set", async () => {
    const held = await holdMany(scene, 5, kernel);
    const quorum = [{ role: "operator", count: 2 }];
    await scene.db.update(approvalRequests).set({ quorum }).where(eq(approvalRequests.actionId, held.id));
    await approveTyped(kernel, scene.evan, held);
    const dropped = await drop(held, [1]);
    const votes = await scene.db.select().from(approvalVotes).where(eq(approvalVotes.actionId, held.id));
    expect(votes).toMatchObject([{ generation: 1, voidedAt: expect.any(Date) }]);
    await refused(approveTyped(kernel, scene.evan, held), "stale_digest");
    expect(await approveTyped(kernel, scene.evan, { id: held.id, ...dropped })).toMatchObject({ status: "approved" });
  });

  it("takes the digest of what was seen, so that two who narrow at once do not narrow what the other made", async () => {
    const held = await holdMany(scene, 6, kernel);
    const both = await Promise.allSettled([drop(held, [0]), drop(held, [1])]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "stale_digest" } });
    expect(await scene.rowOf(held.id)).toMatchObject({ generation: 2, targetCount: 5 });
  });

  it("leaves the agent's expected count satisfied: it was asked for that many", async () => {
    const userIds = (await makeMembers(scene.db, 4)).map(({ id }) => id);
    const input = { userIds, expectedCount: 4 };
    const held = await scene.submit(agent("shaggy"), { action: "user.approve_many", input }, kernel);
    const dropped = await drop(held, [2]);
    expect(await scene.rowOf(held.id)).toMatchObject({ status: "held", askedCount: 4, targetCount: 3 });
    await approveTyped(kernel, scene.evan, { id: held.id, ...dropped });
    expect(await runAction(kernel, held.id, fakeWorld())).toBe("succeeded");
  });

  it("never drops all, nor what is not there", async () => {
    const held = await holdMany(scene, 3, kernel);
    await refused(drop(held, [0, 1, 2]), "invalid_input");
    await refused(drop(held, [3, 99]), "invalid_input");
    expect(await scene.rowOf(held.id)).toMatchObject({ generation: 1, targetCount: 3 });
  });

  it("is an operator's right, while it is held", async () => {
    const held = await holdMany(scene, 3, kernel);
    const asked = { digest: held.pinnedDigest, drop: [0] };
    for (const actor of [agent("shaggy"), await makeStaff(scene.db, "support")]) {
      await refused(dropTargets(kernel, actor, held.id, asked), "forbidden");
    }
    await approveTyped(kernel, scene.evan, held);
    await refused(drop(held, [0]), "state_conflict");
    expect(await scene.rowOf(held.id)).toMatchObject({ status: "approved", targetCount: 3 });
  });

  it("asks for the count of what is left, and draws another canary from it", async () => {
    const held = await holdMany(scene, 100, kernel);
    const dropped = await drop(held, [7]);
    await refused(
      approveTyped(kernel, scene.evan, { id: held.id, ...dropped, targetCount: 100 }),
      "typed_count_mismatch",
    );
    const stages = Map.groupBy(await presentOf(held.id), ({ stage }) => stage);
    expect([stages.get(0)?.length, stages.get(1)?.length]).toEqual([2, 97]);
    expect(await approveTyped(kernel, scene.evan, { id: held.id, ...dropped })).toMatchObject({ status: "approved" });
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(scene.db)).toEqual([]);
});
