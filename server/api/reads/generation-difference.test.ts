import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { members } from "@/drizzle/schema/members";
import { dropTargets } from "@/server/kernel/drop-targets";
import { queueApproved } from "@/server/kernel/dispatch";
import { Revision, reviseAction } from "@/server/kernel/revise";
import { holdMany } from "@/server/testing/bulk";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMembers } from "@/server/testing/make";
import { readDifference } from "./generation-difference";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const shaggy = agent("shaggy");
const differenceOf = (id: string) => readDifference(scene.db, id);
const idsOf = (targets: readonly { entityId: string }[] | undefined) => targets?.map(({ entityId }) => entityId);

describe("what changed against the generation before", () => {
  it("is nothing while there is only one, and not found where there is no action", async () => {
    const { id } = await scene.holdOne();
    expect(await differenceOf(id)).toBeNull();
    await expect(differenceOf("00000000-0000-7000-8000-000000000000")).rejects.toMatchObject({ code: "not_found" });
  });

  it("names the targets that an approver dropped, and who it was", async () => {
    const held = await holdMany(scene, 5);
    const [first] = await scene.targetsOf(held.id);
    await dropTargets(scene.kernel, scene.evan, held.id, { digest: held.pinnedDigest, drop: [0] });
    const difference = await differenceOf(held.id);
    expect(difference).toMatchObject({
      ...{ generation: { before: 1, now: 2 }, edited: false, cause: "1 of 5 targets dropped" },
      ...{ by: { kind: "staff", name: "Evan" }, targets: { before: 5, now: 4, added: [], changed: [] } },
    });
    expect(idsOf(difference?.targets.removed)).toEqual([first?.entityId]);
  });

  it("names what an agent put in and the evidence it added", async () => {
    const held = await holdMany(scene, 3);
    const [more] = await makeMembers(scene.db, 1);
    const input = { userIds: [...held.userIds, more?.id] };
    const evidence = [{ kind: "log", title: "Why one more", text: "forgotten" }];
    await reviseAction(scene.kernel, shaggy, held.id, Revision.parse({ input, evidence, reason: "one more" }));
    const difference = await differenceOf(held.id);
    expect(idsOf(difference?.targets.added)).toEqual([more?.id]);
    expect(difference).toMatchObject({
      ...{ cause: "one more", by: { kind: "agent", name: "shaggy" }, targets: { removed: [] } },
      ...{ evidenceAdded: [{ title: "Why one more", origin: "agent" }] },
      payload: { before: { userIds: expect.any(Array) }, now: { userIds: expect.any(Array) } },
    });
  });

  it("names members that changed under an approved action, and the cause of its return", async () => {
    const held = await scene.holdOne();
    await scene.approve(held);
    await scene.db.update(members).set({ version: 2 }).where(eq(members.id, held.userId));
    await queueApproved(scene.kernel, 100);
    expect(await differenceOf(held.id)).toMatchObject({
      cause: "Its targets have changed since they were pinned.",
      by: { kind: "system" },
      targets: { changed: [{ entityId: held.userId, versionBefore: 1, entityVersion: 2 }], added: [], removed: [] },
    });
  });

  it("marks what a person reworded, who then must not decide", async () => {
    const held = await scene.holdOne();
    const input = { userId: held.userId, reason: "In my words" };
    const answer = await reviseAction(scene.kernel, scene.evan, held.id, Revision.parse({ input, reason: "clearer" }));
    expect(await differenceOf(held.id)).toMatchObject({ edited: true, by: { kind: "staff", name: "Evan" } });
    await expect(scene.approve(answer)).rejects.toMatchObject({ code: "own_edit" });
  });
});
