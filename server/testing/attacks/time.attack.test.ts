import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions, evidence } from "@/drizzle/schema/actions";
import { members } from "@/drizzle/schema/members";
import { cancelAction } from "@/server/kernel/cancel";
import { decideAction } from "@/server/kernel/decide";
import { queueApproved } from "@/server/kernel/dispatch";
import { expireActions } from "@/server/kernel/expire";
import { Revision, reviseAction } from "@/server/kernel/revise";
import { agent } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { trailDefects } from "@/server/testing/trail-defects";
import { attackTarget } from "./target";
import type { AttackTarget } from "./target";

let world: AttackTarget;
beforeAll(async () => {
  world = await attackTarget();
});
afterAll(() => world.close());

const HOUR_MS = 3_600_000;
const passport = (capturedAt: string) => ({
  ...{ kind: "screenshot", title: "Passport", base64: "iVBORw0KGgo=", capturedAt },
});
const statusOf = async (userId: string) => {
  const [member] = await world.scene.db.select().from(members).where(eq(members.id, userId));
  return member?.status;
};

describe("evidence out of its time", () => {
  it("from the future is as old as its submission, so that it grows stale like any other", async () => {
    const { id } = await world.scene.holdOne({ evidence: [passport("2999-01-01T00:00:00Z")] });
    const [item] = await world.scene.db.select().from(evidence).where(eq(evidence.actionId, id));
    const { submittedAt } = await world.scene.rowOf(id);
    expect(item?.capturedAt).toEqual(submittedAt);
  });

  it.each(["the queue", "the claim"])("that grows stale after the approval, by %s, does not carry it", async (step) => {
    const fresh = new Date(Date.now() - HOUR_MS).toISOString();
    const held = await world.scene.holdOne({ evidence: [passport(fresh)] });
    await world.scene.approve(held);
    if (step === "the claim") await queueApproved(world.scene.kernel, 100);
    const before = (await world.scene.eventsOf(held.id)).length;
    const later = world.scene.withPolicy({ evidenceMaxAgeHours: 0 });
    expect(await runAction(later, held.id, fakeWorld())).toBe("gone");
    const events = (await world.scene.eventsOf(held.id)).slice(before);
    expect(events).toMatchObject([{ body: { cause: expect.stringContaining("evidence is 1 hours old") } }]);
    expect(await world.scene.rowOf(held.id)).toMatchObject({ status: "held", generation: 2 });
    expect(await statusOf(held.userId)).toBe("pending");
  });

  it("that was stale before the approval was seen to be, and runs as the person decided", async () => {
    const held = await world.scene.holdOne({ evidence: [passport("2020-01-01T00:00:00Z")] });
    await world.scene.approve(held);
    expect(await runAction(world.scene.kernel, held.id, fakeWorld())).toBe("succeeded");
  });
});

describe("everything at the same moment", () => {
  it.each([1, 2, 3, 4, 5, 6])("approve, reject, expire, cancel and revise have one end (round %i)", async (round) => {
    const { kernel, evan, db } = world.scene;
    const held = await world.scene.holdOne();
    if (round % 2 === 0) {
      await db
        .update(actions)
        .set({ expiresAt: new Date(0) })
        .where(eq(actions.id, held.id));
    }
    const decision = { digest: held.pinnedDigest, reason: "r" };
    const verbs = [
      () => decideAction(kernel, evan, held.id, { verdict: "approve", ...decision }),
      () => decideAction(kernel, evan, held.id, { verdict: "reject", ...decision }),
      () => expireActions(kernel, 100),
      () => cancelAction(kernel, agent("shaggy"), held.id, "mine"),
      () => reviseAction(kernel, agent("shaggy"), held.id, Revision.parse({ reason: "better" })),
    ];
    await Promise.allSettled([...verbs.slice(round % 5), ...verbs.slice(0, round % 5)].map((verb) => verb()));
    const row = await world.scene.rowOf(held.id);
    await runAction(kernel, held.id, fakeWorld());
    // It ran only if it was approved and nobody changed it afterwards.
    expect(await statusOf(held.userId)).toBe(row.status === "approved" ? "active" : "pending");
    const ends = (await world.scene.eventTypesOf(held.id)).filter((type) =>
      ["action.rejected", "action.expired", "action.cancelled", "action.lapsed", "action.succeeded"].includes(type),
    );
    expect(ends.length).toBeLessThanOrEqual(1);
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(world.scene.db)).toEqual([]);
});
