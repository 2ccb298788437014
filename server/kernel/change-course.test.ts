import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions, approvalRequests, approvalVotes, evidence, policyDecisions } from "@/drizzle/schema/actions";
import { members } from "@/drizzle/schema/members";
import { outbox } from "@/drizzle/schema/outbox";
import { killSwitches } from "@/drizzle/schema/policy";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMember, makeMembers, makeStaff } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { trailDefects } from "@/server/testing/trail-defects";
import { cancelAction } from "./cancel";
import { claimActions } from "./claim";
import { queueApproved } from "./dispatch";
import { escalateRequests } from "./escalate";
import { expireActions } from "./expire";
import { jobIdOf } from "./key";
import { retryAction } from "./retry";
import { Revision, reviseAction } from "./revise";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const LONG_AGO = new Date(0);
const shaggy = agent("shaggy");
const set = (id: string, columns: Partial<typeof actions.$inferInsert>) =>
  scene.db.update(actions).set(columns).where(eq(actions.id, id));
const revision = (of: Record<string, unknown> = {}) => Revision.parse({ reason: "better", ...of });
const approved = async () => {
  const held = await scene.holdOne();
  await scene.approve(held);
  return held;
};
const queued = async () => {
  const held = await approved();
  await queueApproved(scene.kernel, 100);
  return held;
};
const requestsOf = (id: string) =>
  scene.db
    .select({ generation: approvalRequests.generation, outcome: approvalRequests.outcome })
    .from(approvalRequests)
    .where(eq(approvalRequests.actionId, id))
    .orderBy(approvalRequests.generation);
const switchOn = (scope: string) =>
  scene.db.insert(killSwitches).values({ scope, reason: "t", setBy: "t", setAt: new Date() });

describe("cancelling", () => {
  it("is an operator's right until the action starts", async () => {
    for (const make of [() => scene.holdOne(), approved, queued]) {
      const { id } = await make();
      expect(await cancelAction(scene.kernel, scene.evan, id, "Not now")).toEqual({ id, status: "cancelled" });
      expect(await scene.rowOf(id)).toMatchObject({ status: "cancelled", problem: { message: "Not now" } });
      expect((await scene.targetsOf(id)).map((target) => target.status)).toEqual(["cancelled"]);
      expect((await scene.eventTypesOf(id)).at(-1)).toBe("action.cancelled");
      expect(
        await scene.db
          .select()
          .from(outbox)
          .where(eq(outbox.dedupeKey, `settled:${id}`)),
      ).toHaveLength(1);
    }
  });

  it("is the submitter's right only while nobody has decided", async () => {
    const held = await scene.holdOne();
    expect(await cancelAction(scene.kernel, shaggy, held.id, "My mistake")).toMatchObject({ status: "cancelled" });
    const later = await approved();
    await expect(cancelAction(scene.kernel, shaggy, later.id, "Too late")).rejects.toMatchObject({
      code: "state_conflict",
    });
    expect(await scene.rowOf(later.id)).toMatchObject({ status: "approved" });
  });

  it("is nobody else's right", async () => {
    const { id } = await scene.holdOne();
    const others = [agent("fred"), await makeStaff(scene.db, "support"), { kind: "anonymous", id: "x" } as const];
    for (const actor of others) {
      await expect(cancelAction(scene.kernel, actor, id, "no")).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await scene.rowOf(id)).toMatchObject({ status: "held" });
  });
});

describe("revising", () => {
  it("makes a new generation that must be decided anew; the old digest is stale and its votes are void", async () => {
    const held = await scene.holdOne();
    await scene.db
      .update(approvalRequests)
      .set({ quorum: [{ role: "operator", count: 2 }] })
      .where(eq(approvalRequests.actionId, held.id));
    await scene.approve(held);
    const input = { userId: held.userId, reason: "Passport seen" };
    const answer = await reviseAction(scene.kernel, shaggy, held.id, revision({ input }));
    expect(answer).toMatchObject({ id: held.id, status: "held", generation: 2 });
    expect(answer.pinnedDigest).not.toBe(held.pinnedDigest);
    const [vote] = await scene.db.select().from(approvalVotes).where(eq(approvalVotes.actionId, held.id));
    expect(vote).toMatchObject({ generation: 1, voidedAt: expect.any(Date) });
    expect(await requestsOf(held.id)).toEqual([
      { generation: 1, outcome: "superseded" },
      { generation: 2, outcome: null },
    ]);
    await expect(scene.approve(held)).rejects.toMatchObject({ code: "stale_digest", details: { generation: 2 } });
    expect(await scene.approve(answer)).toMatchObject({ status: "approved" });
  });

  it("takes an approved action back to held, so that nothing runs that nobody saw", async () => {
    const held = await approved();
    await reviseAction(scene.kernel, shaggy, held.id, revision());
    expect(await scene.rowOf(held.id)).toMatchObject({ status: "held", generation: 2, validUntil: null });
    expect(await runAction(scene.kernel, held.id, fakeWorld())).toBe("gone");
  });

  it("adds evidence to what was shown before", async () => {
    const held = await scene.holdOne({ evidence: [{ kind: "log", title: "First", text: "1" }] });
    const more = [{ kind: "log", title: "Second", text: "2" }];
    await reviseAction(scene.kernel, shaggy, held.id, revision({ evidence: more }));
    const shown = await scene.db
      .select({ title: evidence.title })
      .from(evidence)
      .where(and(eq(evidence.actionId, held.id), eq(evidence.generation, 2)));
    expect(shown.map(({ title }) => title).toSorted()).toEqual(["First", "Second"]);
  });

  it("moves to the new subject, and stays off one that another action is about", async () => {
    const [first, second] = [await scene.holdOne(), await scene.holdOne()];
    const other = await makeMember(scene.db);
    await reviseAction(scene.kernel, shaggy, first.id, revision({ input: { userId: other.id } }));
    expect(await scene.rowOf(first.id)).toMatchObject({
      entityId: other.id,
      jobId: jobIdOf("user.approve", other.id, "1"),
    });
    const taken = reviseAction(scene.kernel, shaggy, first.id, revision({ input: { userId: second.userId } }));
    await expect(taken).rejects.toMatchObject({ code: "idempotency_conflict", details: { actionId: second.id } });
  });

  it("ends in blocked when policy forbids the new generation", async () => {
    const held = await scene.holdOne();
    await scene.db.update(members).set({ status: "rejected" }).where(eq(members.id, held.userId));
    const answer = await reviseAction(scene.kernel, shaggy, held.id, revision());
    expect(answer).toMatchObject({ status: "blocked", generation: 1, decision: { verdict: "block" } });
  });

  it("is refused to others, after the end, once queued, and with input that does not fit", async () => {
    const held = await scene.holdOne();
    const revise = (actor: typeof shaggy, id: string, of = {}) => reviseAction(scene.kernel, actor, id, revision(of));
    await expect(revise(agent("fred"), held.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(revise(shaggy, held.id, { input: { userId: 1 } })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(revise(shaggy, (await queued()).id)).rejects.toMatchObject({ code: "state_conflict" });
    await cancelAction(scene.kernel, scene.evan, held.id, "done");
    await expect(revise(shaggy, held.id)).rejects.toMatchObject({ code: "state_conflict" });
  });
});

describe("time", () => {
  it("expires what nobody decided, and never approves it", async () => {
    const late = await scene.holdOne();
    const early = await scene.holdOne();
    await set(late.id, { expiresAt: LONG_AGO });
    expect(await expireActions(scene.kernel, 100)).toBe(1);
    expect(await scene.rowOf(late.id)).toMatchObject({ status: "expired", problem: { code: "expired" } });
    expect(await scene.rowOf(early.id)).toMatchObject({ status: "held" });
    expect(await scene.eventTypesOf(late.id)).toEqual(["action.held", "action.expired"]);
    expect(await requestsOf(late.id)).toEqual([{ generation: 1, outcome: "expired" }]);
  });

  it("ends an approval that has outlived its validity, before and after it was queued", async () => {
    for (const make of [approved, queued]) {
      const { id } = await make();
      await set(id, { validUntil: LONG_AGO });
      await expireActions(scene.kernel, 100);
      expect(await scene.rowOf(id)).toMatchObject({ status: "expired" });
      expect((await scene.eventTypesOf(id)).at(-1)).toBe("action.lapsed");
    }
  });

  it("ends such an approval at the claim too, when no sweep came by", async () => {
    const { id } = await queued();
    await set(id, { validUntil: LONG_AGO });
    expect(await runAction(scene.kernel, id, fakeWorld())).toBe("gone");
    expect(await scene.rowOf(id)).toMatchObject({ status: "expired", fence: 0 });
  });

  it("tells operators once, urgently, when half of the time is over", async () => {
    const { id } = await scene.holdOne();
    await scene.db.update(approvalRequests).set({ escalateAt: LONG_AGO }).where(eq(approvalRequests.actionId, id));
    expect(await escalateRequests(scene.kernel, 100)).toBe(1);
    expect(await escalateRequests(scene.kernel, 100)).toBe(0);
    const [told] = await scene.db
      .select()
      .from(outbox)
      .where(eq(outbox.dedupeKey, `escalated:${id}:1:1`));
    expect(told?.body).toMatchObject({ level: "urgent", actionId: id });
    expect(await scene.rowOf(id)).toMatchObject({ status: "held" });
  });
});

describe("a world that changes under an approved action", () => {
  const change = (userId: string) => scene.db.update(members).set({ version: 2 }).where(eq(members.id, userId));

  it("returns it to a person at dispatch, with a new digest and the cause on record", async () => {
    const held = await approved();
    await change(held.userId);
    await queueApproved(scene.kernel, 100);
    const row = await scene.rowOf(held.id);
    expect(row).toMatchObject({ status: "held", generation: 2, requiresHuman: true, validUntil: null });
    const event = (await scene.eventsOf(held.id)).at(-1);
    expect(event).toMatchObject({
      type: "action.revised",
      body: { cause: "Its targets have changed since they were pinned.", before: { pinnedDigest: held.pinnedDigest } },
    });
    const phases = await scene.db.select().from(policyDecisions).where(eq(policyDecisions.actionId, held.id));
    expect(phases.map((decision) => decision.phase)).toEqual(["submit", "dispatch"]);
  });

  it("returns it at the claim, in the transaction that would have started it", async () => {
    const held = await queued();
    await change(held.userId);
    const claims = await claimActions(scene.kernel, "w1", [held.id]);
    expect(claims.get(held.id)).toEqual({ outcome: "gone" });
    expect(await scene.rowOf(held.id)).toMatchObject({ status: "held", generation: 2, fence: 0, attempt: 0 });
    expect((await scene.eventTypesOf(held.id)).at(-1)).toBe("action.returned");
  });

  it("runs the returned action only after a second decision", async () => {
    const held = await queued();
    await change(held.userId);
    await runAction(scene.kernel, held.id, fakeWorld());
    await scene.approve(await scene.rowOf(held.id));
    expect(await runAction(scene.kernel, held.id, fakeWorld())).toBe("succeeded");
  });

  it("blocks it when policy now forbids it, and when its target is gone", async () => {
    const decided = await approved();
    await scene.db.update(members).set({ status: "active" }).where(eq(members.id, decided.userId));
    await queueApproved(scene.kernel, 100);
    expect(await scene.rowOf(decided.id)).toMatchObject({ status: "blocked" });
    const gone = await queued();
    await scene.ownerDb.delete(members).where(eq(members.id, gone.userId));
    await claimActions(scene.kernel, "w1", [gone.id]);
    expect(await scene.rowOf(gone.id)).toMatchObject({ status: "blocked", problem: { code: "targets_gone" } });
  });

  it("returns it when what is stored is not what was pinned", async () => {
    const held = await queued();
    await scene.ownerDb.execute(`update action_targets set entity_id = 'someone-else' where action_id = '${held.id}'`);
    expect(await runAction(scene.kernel, held.id, fakeWorld())).toBe("gone");
    expect(await scene.rowOf(held.id)).toMatchObject({ status: expect.stringMatching(/held|blocked/) });
  });

  it("returns it when policy has become stricter than it was, also for what needed nobody before", async () => {
    const member = await makeMember(scene.db);
    const generous = scene.withPolicy({ unattendedApprovalsPerDay: 5 });
    const shown = [{ kind: "screenshot", title: "Passport", base64: "iVBORw0KGgo=" }];
    const sent = { action: "user.approve", input: { userId: member.id }, evidence: shown };
    const answer = await scene.submit(shaggy, sent, generous);
    expect(answer).toMatchObject({ status: "queued", requiresHuman: false });
    expect(await runAction(scene.kernel, answer.id, fakeWorld())).toBe("gone");
    expect(await scene.rowOf(answer.id)).toMatchObject({ status: "held", requiresHuman: true, generation: 2 });
  });

  it("pins the members a filter found: who comes to fit it later is not touched", async () => {
    await makeMembers(scene.db, 3, { country: "FO" });
    const answer = await scene.submit(shaggy, { action: "user.approve_many", input: { filter: { country: "FO" } } });
    const [late] = await makeMembers(scene.db, 1, { country: "FO" });
    await scene.approve(answer);
    expect(await runAction(scene.kernel, answer.id, fakeWorld())).toBe("succeeded");
    const found = await scene.db.select().from(members).where(eq(members.country, "FO"));
    expect(found.filter((member) => member.status === "active")).toHaveLength(3);
    expect(found.find((member) => member.id === late?.id)).toMatchObject({ status: "pending", version: 1 });
  });
});

describe("a kill switch", () => {
  it("blocks what is approved at dispatch and what is queued at the claim", async () => {
    const second = await queued();
    const first = await approved();
    await switchOn("kind:user.approve");
    await queueApproved(scene.kernel, 100);
    await claimActions(scene.kernel, "w1", [second.id]);
    await scene.db.delete(killSwitches);
    for (const { id } of [first, second]) {
      expect(await scene.rowOf(id)).toMatchObject({ status: "blocked", problem: { code: "kernel.kill_switch" } });
      expect((await scene.eventTypesOf(id)).at(-1)).toBe("action.blocked");
    }
  });

  it("does not stop a decision, only what would follow from it", async () => {
    const held = await scene.holdOne();
    await switchOn("all");
    expect(await scene.approve(held)).toMatchObject({ status: "approved" });
    await scene.db.delete(killSwitches);
  });
});

describe("trying a settled action again", () => {
  it("is a new action of the same submitter that names its parent and is decided anew", async () => {
    const held = await scene.holdOne();
    await cancelAction(scene.kernel, scene.evan, held.id, "wrong day");
    const child = await retryAction(scene.kernel, scene.evan, held.id, "right day");
    expect(child).toMatchObject({ status: "held", generation: 1 });
    expect(await scene.rowOf(child.id)).toMatchObject({ parentId: held.id, submitter: "shaggy" });
    expect(await scene.rowOf(held.id)).toMatchObject({ status: "cancelled" });
    expect((await retryAction(scene.kernel, scene.evan, held.id, "right day")).id).toBe(child.id);
  });

  it("is refused for what has not ended, and for what succeeded or was refused", async () => {
    const held = await scene.holdOne();
    const retry = (id: string) => retryAction(scene.kernel, scene.evan, id, "again");
    await expect(retry(held.id)).rejects.toMatchObject({ code: "state_conflict" });
    const done = await approved();
    await runAction(scene.kernel, done.id, fakeWorld());
    await expect(retry(done.id)).rejects.toMatchObject({ code: "state_conflict" });
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(scene.db)).toEqual([]);
});
