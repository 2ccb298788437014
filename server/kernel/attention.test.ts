import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approvalRequests, approvalVotes } from "@/drizzle/schema/actions";
import { outbox } from "@/drizzle/schema/outbox";
import { approveTyped, holdMany } from "@/server/testing/bulk";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMember, makeStaff } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { trailDefects } from "@/server/testing/trail-defects";
import type { ActionAnswer } from "./answer";
import { decideAction } from "./decide";
import type { Decision } from "./decision-case";
import type { Human } from "./docket";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const MINUTE_MS = 60_000;
const person = () => makeStaff(scene.db, "operator");
/** High risk, one target. */
const suspension = async () => {
  const { id } = await makeMember(scene.db, { status: "active" });
  // Not capped by the hour: each test holds as many as it needs.
  return scene.submit(
    agent("fred"),
    { action: "user.suspend", input: { userId: id } },
    scene.withPolicy({ agentTargetsPerHour: null }),
  );
};
const approve = (by: Human, { id, pinnedDigest }: ActionAnswer, more: Partial<Decision> = {}) =>
  decideAction(scene.kernel, by, id, { verdict: "approve", digest: pinnedDigest, channel: "console", ...more });
const requestOf = async (id: string) =>
  (await scene.db.select().from(approvalRequests).where(eq(approvalRequests.actionId, id)))[0];
const refused = (attempt: Promise<unknown>, code: string) => expect(attempt).rejects.toMatchObject({ code });

describe("a high-risk approval", () => {
  it("faster than it can be read takes one more person, and says why", async () => {
    const [ann, held] = [await person(), await suspension()];
    expect(await approve(ann, held, { openMs: 2_999 })).toMatchObject({ status: "held", votesMissing: 1 });
    expect(await requestOf(held.id)).toMatchObject({
      quorum: [{ role: "operator", count: 2 }],
      raised: [{ code: "read_too_fast" }],
    });
    expect(await approve(await person(), held, { openMs: 10_000 })).toMatchObject({ status: "approved" });
    expect(await runAction(scene.kernel, held.id, fakeWorld())).toBe("succeeded");
  });

  it("that was read, and one of low risk in a hurry, take nobody else", async () => {
    const ann = await person();
    expect(await approve(ann, await suspension(), { openMs: 3_000 })).toMatchObject({ status: "approved" });
    expect(await approve(ann, await scene.holdOne(), { openMs: 5 })).toMatchObject({ status: "approved" });
  });

  it("is the eleventh in ten minutes: a second person looks", async () => {
    const ann = await person();
    for (let n = 1; n <= 10; n += 1) {
      expect(await approve(ann, await suspension()), `number ${n}`).toMatchObject({ status: "approved" });
    }
    const eleventh = await suspension();
    expect(await approve(ann, eleventh)).toMatchObject({ status: "held", votesMissing: 1 });
    expect(await requestOf(eleventh.id)).toMatchObject({ raised: [{ code: "many_in_a_row" }] });
    await scene.ownerDb
      .update(approvalVotes)
      .set({ votedAt: new Date(Date.now() - 11 * MINUTE_MS) })
      .where(eq(approvalVotes.approverId, ann.id));
    expect(await approve(ann, await suspension())).toMatchObject({ status: "approved" });
  });

  it("takes somebody who has just shown who they are; an old session and a token have not", async () => {
    const held = await suspension();
    const ann = await person();
    const { authenticatedAt: _, ...byToken } = ann;
    const old = { ...ann, authenticatedAt: new Date(Date.now() - 5 * MINUTE_MS - 1_000) };
    for (const actor of [byToken, old]) await refused(approve(actor, held), "reauthentication_required");
    expect(await scene.rowOf(held.id)).toMatchObject({ status: "held" });
    const reject = { verdict: "reject", reason: "no" } as const;
    expect(await approve(old, held, reject), "stopping needs no proof").toMatchObject({ status: "rejected" });
  });
});

describe("going on alone", () => {
  const raised = async () => {
    const held = await suspension();
    await scene.db
      .update(approvalRequests)
      .set({ quorum: [{ role: "operator", count: 3 }] })
      .where(eq(approvalRequests.actionId, held.id));
    return held;
  };

  it("lets the action through with a reason, is on record, and every operator is told", async () => {
    const [ann, held] = [await person(), await raised()];
    const alone = { breakGlass: true, reason: "Fraud is under way" };
    expect(await approve(ann, held, alone)).toMatchObject({ status: "approved" });
    const event = (await scene.eventsOf(held.id)).find(({ type }) => type === "action.approved");
    expect(event?.body).toMatchObject({ breakGlass: true, votesMissing: 2, private: expect.any(String) });
    const [told] = await scene.db
      .select()
      .from(outbox)
      .where(eq(outbox.dedupeKey, `break-glass:${held.id}:1`));
    expect(told?.body).toMatchObject({ level: "urgent", audience: "role:operator", actionId: held.id });
    expect(await runAction(scene.kernel, held.id, fakeWorld())).toBe("succeeded");
  });

  it("takes a reason, an operator, and a fresh proof of identity", async () => {
    const [ann, held] = [await person(), await raised()];
    await refused(approve(ann, held, { breakGlass: true }), "reason_required");
    const old = { ...ann, authenticatedAt: new Date(0) };
    await refused(approve(old, held, { breakGlass: true, reason: "r" }), "reauthentication_required");
    const low = await scene.holdOne();
    await refused(approve(old, low, { breakGlass: true, reason: "r" }), "reauthentication_required");
    const quorum = [{ role: "support", count: 2 }];
    await scene.db.update(approvalRequests).set({ quorum }).where(eq(approvalRequests.actionId, low.id));
    const sam = await makeStaff(scene.db, "support");
    await refused(approve(sam, low, { breakGlass: true, reason: "r" }), "forbidden");
    expect(await scene.rowOf(held.id)).toMatchObject({ status: "held" });
  });
});

describe("how much one person may approve in a day", () => {
  it("holds for two approvals at the same moment too", async () => {
    const kernel = scene.withPolicy({ approverTargetsPerDay: 15, agentTargetsPerHour: null });
    const ann = await person();
    const held = [await holdMany(scene, 10, kernel), await holdMany(scene, 10, kernel)];
    const results = await Promise.allSettled(held.map((one) => approveTyped(kernel, ann, one)));
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "approver_cap" } });
    const bob = await person();
    const left = held.filter((_, i) => results[i]?.status === "rejected");
    for (const one of left) expect(await approveTyped(kernel, bob, one)).toMatchObject({ status: "approved" });
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(scene.db)).toEqual([]);
});
