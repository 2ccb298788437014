import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions, approvalVotes } from "@/drizzle/schema/actions";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeStaff } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { trailDefects } from "@/server/testing/trail-defects";
import { queueApproved } from "./dispatch";
import type { Kernel } from "./kernel";
import { undoApproval } from "./undo";

let scene: DatabaseScene;
let kernel: Kernel;
beforeAll(async () => {
  scene = await databaseScene();
  kernel = scene.withPolicy({ undoWindowSeconds: 600 });
});
afterAll(() => scene.close());

const approved = async () => {
  const held = await scene.holdOne();
  await scene.approve(held, scene.evan, kernel);
  return held;
};
const undo = (id: string, reason?: string) => undoApproval(kernel, scene.evan, id, { reason });

describe("taking an approval back", () => {
  it("holds the action again as a new generation, with its votes void and the cause on record", async () => {
    const held = await approved();
    expect(await undo(held.id, "Wrong Ada")).toEqual({ id: held.id, status: "held" });
    const row = await scene.rowOf(held.id);
    expect(row).toMatchObject({ status: "held", generation: 2, validUntil: null, decidedAt: null });
    const votes = await scene.db.select().from(approvalVotes).where(eq(approvalVotes.actionId, held.id));
    expect(votes).toMatchObject([{ generation: 1, voidedAt: expect.any(Date) }]);
    expect((await scene.eventsOf(held.id)).at(-1)).toMatchObject({
      type: "action.revised",
      body: { cause: "Approval taken back: Wrong Ada" },
    });
  });

  it("leaves nothing to run, and the old approval counts for nothing in the new generation", async () => {
    const held = await approved();
    await undo(held.id);
    await scene.db
      .update(actions)
      .set({ notBefore: new Date(0) })
      .where(eq(actions.id, held.id));
    expect(await runAction(kernel, held.id, fakeWorld())).toBe("gone");
    expect(await scene.rowOf(held.id)).toMatchObject({ status: "held" });
  });

  it("lets the same person decide again", async () => {
    const held = await approved();
    await undo(held.id);
    const { pinnedDigest } = await scene.rowOf(held.id);
    expect(await scene.approve({ id: held.id, pinnedDigest })).toMatchObject({ status: "approved" });
    expect(await runAction(scene.kernel, held.id, fakeWorld())).toBe("succeeded");
  });

  it("is too late when the window is over, when it is queued, and when nobody has approved", async () => {
    const over = await approved();
    await scene.db
      .update(actions)
      .set({ notBefore: new Date(0) })
      .where(eq(actions.id, over.id));
    await expect(undo(over.id)).rejects.toMatchObject({ code: "undo_too_late" });
    await queueApproved(kernel, 100);
    await expect(undo(over.id)).rejects.toMatchObject({ code: "undo_too_late" });
    const held = await scene.holdOne();
    await expect(undo(held.id)).rejects.toMatchObject({ code: "undo_too_late" });
    expect(await scene.rowOf(over.id)).toMatchObject({ status: "queued", generation: 1 });
  });

  it("is an operator's right", async () => {
    const { id } = await approved();
    for (const actor of [agent("shaggy"), await makeStaff(scene.db, "support")]) {
      await expect(undoApproval(kernel, actor, id, {})).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await scene.rowOf(id)).toMatchObject({ status: "approved" });
  });

  it("by two at the same moment makes one new generation", async () => {
    const { id } = await approved();
    const both = await Promise.allSettled([undo(id), undo(id)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await scene.rowOf(id)).toMatchObject({ status: "held", generation: 2 });
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(scene.db)).toEqual([]);
});
