import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions, approvalRequests, approvalVotes } from "@/drizzle/schema/actions";
import { auditEvents } from "@/drizzle/schema/audit";
import { outbox } from "@/drizzle/schema/outbox";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMember, makeMembers, makeStaff } from "@/server/testing/make";
import { trailDefects } from "@/server/testing/trail-defects";
import { decideAction } from "./decide";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const requestOf = async (id: string) => {
  const [request] = await scene.db.select().from(approvalRequests).where(eq(approvalRequests.actionId, id));
  return request;
};
const refusalsOf = async (id: string) => {
  const events = await scene.db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.actionId, id), eq(auditEvents.type, "decision.refused")));
  return events.map((event) => event.body);
};
const setQuorum = (id: string, quorum: { role: string; count: number }[]) =>
  scene.db.update(approvalRequests).set({ quorum }).where(eq(approvalRequests.actionId, id));

describe("an approval", () => {
  it("moves the action to approved, closes the request and starts the clock of its validity", async () => {
    const held = await scene.holdOne();
    expect(await scene.approve(held)).toMatchObject({ status: "approved", votesMissing: 0 });
    const row = await scene.rowOf(held.id);
    expect(row).toMatchObject({ status: "approved", expiresAt: null, settledAt: null });
    expect((row.validUntil?.getTime() ?? 0) - (row.decidedAt?.getTime() ?? 0)).toBe(24 * 3_600_000);
    expect(await requestOf(held.id)).toMatchObject({ outcome: "approved", closedAt: row.decidedAt });
    expect(await scene.eventTypesOf(held.id)).toEqual(["action.held", "action.approved"]);
  });

  it("waits through the undo window before anything is queued", async () => {
    const held = await scene.holdOne();
    await scene.approve(held, scene.evan, scene.withPolicy({ undoWindowSeconds: 600 }));
    const row = await scene.rowOf(held.id);
    expect(row.notBefore.getTime() - (row.decidedAt?.getTime() ?? 0)).toBe(600_000);
  });

  it("takes as many people as the quorum asks for, each counted once", async () => {
    const held = await scene.holdOne();
    await setQuorum(held.id, [{ role: "operator", count: 2 }]);
    expect(await scene.approve(held)).toMatchObject({ status: "held", votesMissing: 1 });
    await expect(scene.approve(held)).rejects.toMatchObject({ code: "already_voted" });
    expect(await scene.rowOf(held.id)).toMatchObject({ status: "held" });
    const ann = await makeStaff(scene.db, "operator", "Ann");
    expect(await scene.approve(held, ann)).toMatchObject({ status: "approved", votesMissing: 0 });
    expect(await scene.eventTypesOf(held.id)).toEqual([
      "action.held",
      "action.voted",
      "decision.refused",
      "action.approved",
    ]);
  });

  it("takes every group of the quorum", async () => {
    const held = await scene.holdOne();
    await setQuorum(held.id, [
      { role: "operator", count: 1 },
      { role: "support", count: 1 },
    ]);
    const sam = await makeStaff(scene.db, "support", "Sam");
    expect(await scene.approve(held, sam)).toMatchObject({ status: "held", votesMissing: 1 });
    expect(await scene.approve(held)).toMatchObject({ status: "approved" });
  });

  it("is stored with what the approver saw", async () => {
    const held = await scene.holdOne();
    const decision = { verdict: "approve", digest: held.pinnedDigest, openMs: 4_200, channel: "console" } as const;
    await decideAction(scene.kernel, scene.evan, held.id, decision);
    const [vote] = await scene.db.select().from(approvalVotes).where(eq(approvalVotes.actionId, held.id));
    expect(vote).toMatchObject({ digestSeen: held.pinnedDigest, openMs: 4_200, channel: "console", role: "operator" });
  });
});

describe("a rejection", () => {
  it("needs one person and a reason, ends the action, and the agent is told", async () => {
    const held = await scene.holdOne();
    await setQuorum(held.id, [{ role: "operator", count: 2 }]);
    const reject = { verdict: "reject", digest: held.pinnedDigest, channel: "api" } as const;
    await expect(decideAction(scene.kernel, scene.evan, held.id, reject)).rejects.toMatchObject({
      code: "reason_required",
    });
    const outcome = await decideAction(scene.kernel, scene.evan, held.id, { ...reject, reason: "No passport" });
    expect(outcome).toMatchObject({ status: "rejected" });
    expect(await scene.rowOf(held.id)).toMatchObject({
      status: "rejected",
      settledAt: expect.any(Date),
      problem: { code: "rejected", message: "No passport" },
    });
    expect(
      await scene.db
        .select()
        .from(outbox)
        .where(eq(outbox.dedupeKey, `settled:${held.id}`)),
    ).toHaveLength(1);
  });
});

describe("a decision that is refused", () => {
  it("is every agent's, whatever it sends, and is on record", async () => {
    const held = await scene.holdOne();
    for (const name of ["shaggy", "velma"]) {
      const attempt = decideAction(scene.kernel, agent(name), held.id, {
        verdict: "approve",
        digest: held.pinnedDigest,
        channel: "api",
      });
      await expect(attempt).rejects.toMatchObject({ code: "agents_cannot_decide" });
    }
    expect(await scene.rowOf(held.id)).toMatchObject({ status: "held" });
    expect(await refusalsOf(held.id)).toEqual([{ code: "agents_cannot_decide" }, { code: "agents_cannot_decide" }]);
  });

  it("is that of somebody who is not signed in, and of the system itself", async () => {
    const held = await scene.holdOne();
    for (const actor of [{ kind: "anonymous", id: "anonymous" } as const, { kind: "system", id: "worker" } as const]) {
      const decision = { verdict: "approve", digest: held.pinnedDigest, channel: "api" } as const;
      await expect(decideAction(scene.kernel, actor, held.id, decision)).rejects.toMatchObject({
        code: "unauthenticated",
      });
    }
    expect(await scene.rowOf(held.id)).toMatchObject({ status: "held" });
  });

  it("is that of staff whose role the quorum does not ask for", async () => {
    const held = await scene.holdOne();
    for (const role of ["viewer", "editor", "support"] as const) {
      await expect(scene.approve(held, await makeStaff(scene.db, role))).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await refusalsOf(held.id)).toEqual([{ code: "forbidden" }, { code: "forbidden" }, { code: "forbidden" }]);
  });

  it("is that of the person who submitted the action", async () => {
    const member = await makeMember(scene.db);
    const held = await scene.submit(scene.evan, { action: "user.approve", input: { userId: member.id } });
    await expect(scene.approve(held)).rejects.toMatchObject({ code: "own_action" });
    expect(await scene.approve(held, await makeStaff(scene.db, "operator"))).toMatchObject({ status: "approved" });
  });

  it("is the one about another digest, which tells the present one and counts no vote", async () => {
    const held = await scene.holdOne();
    const stale = { id: held.id, pinnedDigest: "0".repeat(64) };
    await expect(scene.approve(stale)).rejects.toMatchObject({
      code: "stale_digest",
      details: { pinnedDigest: held.pinnedDigest, generation: 1 },
    });
    expect(await scene.db.select().from(approvalVotes).where(eq(approvalVotes.actionId, held.id))).toEqual([]);
  });

  it("is the second one, which names the first decider and the moment", async () => {
    const held = await scene.holdOne();
    await scene.approve(held);
    const ann = await makeStaff(scene.db, "operator", "Ann");
    const at = (await scene.rowOf(held.id)).decidedAt;
    await expect(scene.approve(held, ann)).rejects.toMatchObject({
      code: "already_decided",
      message: `Evan approved this at ${at?.toISOString()}.`,
      details: { by: "Evan", verdict: "approve", at, actionStatus: "approved" },
    });
  });

  it("is the one that comes too late: it expires the action instead, and that is committed", async () => {
    const held = await scene.holdOne();
    await scene.db
      .update(actions)
      .set({ expiresAt: new Date(0) })
      .where(eq(actions.id, held.id));
    await expect(scene.approve(held)).rejects.toMatchObject({ code: "expired" });
    expect(await scene.rowOf(held.id)).toMatchObject({ status: "expired" });
    expect(await scene.eventTypesOf(held.id)).toEqual(["action.held", "action.expired", "decision.refused"]);
    expect(await requestOf(held.id)).toMatchObject({ outcome: "expired" });
  });

  it("is the one about nothing", async () => {
    const nothing = { id: "00000000-0000-7000-8000-000000000000", pinnedDigest: "0".repeat(64) };
    await expect(scene.approve(nothing)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the typed count", () => {
  const submitMany = async (members: number, country: string) => {
    await makeMembers(scene.db, members, { country });
    return scene.submit(agent("shaggy"), { action: "user.approve_many", input: { filter: { country } } });
  };

  it("is asked for from 25 targets on, and a wrong one changes nothing", async () => {
    const { id, pinnedDigest } = await submitMany(25, "LI");
    const decide = (typedCount?: number) =>
      decideAction(scene.kernel, scene.evan, id, {
        verdict: "approve",
        digest: pinnedDigest,
        channel: "api",
        typedCount,
      });
    await expect(decide()).rejects.toMatchObject({ code: "typed_count_required" });
    await expect(decide(24)).rejects.toMatchObject({ code: "typed_count_mismatch" });
    expect(await scene.rowOf(id)).toMatchObject({ status: "held" });
    expect(await decide(25)).toMatchObject({ status: "approved" });
  });

  it("is not asked for below, nor for a rejection", async () => {
    const fresh = await databaseScene();
    await makeMembers(fresh.db, 24, { country: "MC" });
    const few = await fresh.submit(agent("shaggy"), {
      action: "user.approve_many",
      input: { filter: { country: "MC" } },
    });
    expect(await fresh.approve(few)).toMatchObject({ status: "approved" });
    await fresh.close();
    const many = await submitMany(25, "SM");
    const reject = { verdict: "reject", digest: many.pinnedDigest, reason: "Too many", channel: "api" } as const;
    expect(await decideAction(scene.kernel, scene.evan, many.id, reject)).toMatchObject({ status: "rejected" });
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(scene.db)).toEqual([]);
});
