import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approvalRequests, approvalVotes } from "@/drizzle/schema/actions";
import { agents } from "@/drizzle/schema/agents";
import { auditEvents } from "@/drizzle/schema/audit";
import { delegations, staff } from "@/drizzle/schema/staff";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMember, makeStaff } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { trailDefects } from "@/server/testing/trail-defects";
import type { PolicyParameters } from "@/server/policies/parameters";
import type { StaffRole } from "./actor";
import type { ActionAnswer } from "./answer";
import { queueApproved } from "./dispatch";
import { decideAction } from "./decide";
import type { Decision } from "./decision-case";
import type { Kernel } from "./kernel";
import { newId } from "./key";
import { Revision, reviseAction } from "./revise";
import type { Human } from "./docket";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

type Counts = PolicyParameters["quorum"]["low"];
const HOUR_MS = 3_600_000;
const takes = (counts: Partial<Counts>): Kernel =>
  scene.withPolicy({ quorumFor: { "user.approve": { operator: 0, editor: 0, support: 0, ...counts } } });
const held = (kernel: Kernel) => scene.holdOne().then((answer) => reviseUnder(kernel, answer));
/** Opens the request under these terms. */
const reviseUnder = async (kernel: Kernel, { id }: ActionAnswer) =>
  reviseAction(kernel, agent("shaggy"), id, Revision.parse({ reason: "terms" }));
const vote = (
  kernel: Kernel,
  by: Human,
  { id, pinnedDigest }: Pick<ActionAnswer, "id" | "pinnedDigest">,
  more: Partial<Decision> = {},
) => decideAction(kernel, by, id, { verdict: "approve", digest: pinnedDigest, channel: "api", ...more });
const refused = (attempt: Promise<unknown>, code: string) => expect(attempt).rejects.toMatchObject({ code });
const person = (role: StaffRole = "operator") => makeStaff(scene.db, role, `${role} ${newId().slice(-4)}`);
const refusalsOf = async (id: string) => {
  const events = await scene.db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.actionId, id), eq(auditEvents.type, "decision.refused")));
  return events.map(({ body }) => body);
};

describe("a quorum", () => {
  it("of two operators takes two people, whatever one of them does", async () => {
    const kernel = takes({ operator: 2 });
    const answer = await held(kernel);
    expect(await vote(kernel, scene.evan, answer)).toMatchObject({ status: "held", votesMissing: 1 });
    await refused(vote(kernel, scene.evan, answer), "already_voted");
    expect(await vote(kernel, await person(), answer)).toMatchObject({ status: "approved" });
    expect(await scene.eventTypesOf(answer.id)).toEqual(expect.arrayContaining(["action.voted", "action.approved"]));
  });

  it("of an operator and an editor takes both; two operators are not one of each", async () => {
    const kernel = takes({ operator: 1, editor: 1 });
    const answer = await held(kernel);
    await vote(kernel, scene.evan, answer);
    expect(await vote(kernel, await person(), answer)).toMatchObject({ status: "held", votesMissing: 1 });
    expect(await vote(kernel, await person("editor"), answer)).toMatchObject({ status: "approved" });
  });

  it("is nobody's whose role it does not name", async () => {
    const kernel = takes({ editor: 1 });
    const answer = await held(kernel);
    for (const role of ["viewer", "support", "operator"] as const) {
      await refused(vote(kernel, await person(role), answer), "forbidden");
    }
    expect(await refusalsOf(answer.id)).toEqual(Array(3).fill({ code: "forbidden" }));
  });

  it("raced by its two people lets the action through once", async () => {
    const kernel = takes({ operator: 2 });
    const answer = await held(kernel);
    const ann = await person();
    const votes = await Promise.all([vote(kernel, scene.evan, answer), vote(kernel, ann, answer)]);
    expect(votes.map(({ status }) => status).toSorted()).toEqual(["approved", "held"]);
  });
});

describe("who has an interest in a yes", () => {
  it("does not vote: neither the submitter, nor the agent's owner, nor who reworded it", async () => {
    const ann = await person();
    const { id } = await makeMember(scene.db);
    const own = await scene.submit(ann, { action: "user.approve", input: { userId: id } });
    await refused(vote(scene.kernel, ann, own), "own_action");
    expect(await vote(scene.kernel, scene.evan, own)).toMatchObject({ status: "approved" });
    await scene.db.update(agents).set({ ownerId: ann.id }).where(eq(agents.name, "shaggy"));
    const owned = await scene.holdOne();
    await refused(vote(scene.kernel, ann, owned), "own_agent");
    await scene.db.update(agents).set({ ownerId: null }).where(eq(agents.name, "shaggy"));
    const edited = await reviseAction(scene.kernel, ann, owned.id, Revision.parse({ reason: "mine" }));
    await refused(vote(scene.kernel, ann, edited), "own_edit");
  });

  it("does not vote through a delegate either", async () => {
    const [ann, bob] = [await person(), await person()];
    const { id } = await makeMember(scene.db);
    const own = await scene.submit(ann, { action: "user.approve", input: { userId: id } });
    await delegate(ann, bob);
    await refused(vote(scene.kernel, bob, own, { onBehalfOf: ann.id }), "own_action");
    expect(await scene.rowOf(own.id)).toMatchObject({ status: "held" });
  });
});

async function delegate(from: Human, to: Human, as: Partial<typeof delegations.$inferInsert> = {}): Promise<void> {
  const now = Date.now();
  await scene.db.insert(delegations).values({
    ...{ id: newId(), fromId: from.id, toId: to.id, reason: "Away", createdBy: from.id },
    ...{ createdAt: new Date(now), startsAt: new Date(now - HOUR_MS), endsAt: new Date(now + HOUR_MS) },
    ...as,
  });
}

describe("a delegation", () => {
  it("gives the delegate the role of who is away, and says on whose behalf", async () => {
    const [ann, sam] = [await person(), await person("support")];
    await delegate(ann, sam);
    const answer = await scene.holdOne();
    await refused(vote(scene.kernel, sam, answer), "forbidden");
    expect(await vote(scene.kernel, sam, answer, { onBehalfOf: ann.id })).toMatchObject({ status: "approved" });
    const [cast] = await scene.db.select().from(approvalVotes).where(eq(approvalVotes.actionId, answer.id));
    expect(cast).toMatchObject({ approverId: sam.id, countsFor: ann.id, onBehalfOf: ann.id, role: "operator" });
  });

  it("never makes two votes of one person: neither delegate and delegator, nor two delegates of one", async () => {
    const kernel = takes({ operator: 2 });
    const [ann, bob, cid] = [await person(), await person(), await person()];
    await delegate(ann, bob);
    await delegate(ann, cid);
    const first = await held(kernel);
    await vote(kernel, bob, first, { onBehalfOf: ann.id });
    await refused(vote(kernel, ann, first), "already_voted");
    await refused(vote(kernel, bob, first), "already_voted");
    await refused(vote(kernel, cid, first, { onBehalfOf: ann.id }), "already_voted");
    const second = await held(kernel);
    await vote(kernel, ann, second);
    await refused(vote(kernel, bob, second, { onBehalfOf: ann.id }), "already_voted");
    expect(await scene.rowOf(second.id)).toMatchObject({ status: "held" });
  });

  it.each([
    ["has ended", { startsAt: new Date(0), endsAt: new Date(1) }],
    ["has not begun", { startsAt: new Date(Date.now() + HOUR_MS), endsAt: new Date(Date.now() + 2 * HOUR_MS) }],
    ["was revoked", { revokedAt: new Date() }],
    ["is for another kind", { kinds: ["fund.verify"] }],
  ])("that %s gives nothing", async (_when, as) => {
    const [ann, bob] = [await person(), await person()];
    await delegate(ann, bob, as);
    const answer = await scene.holdOne();
    await refused(vote(scene.kernel, bob, answer, { onBehalfOf: ann.id }), "no_delegation");
    expect(await refusalsOf(answer.id)).toEqual([{ code: "no_delegation" }]);
  });

  it("gives nothing once its giver is disabled, and never what nobody gave", async () => {
    const [ann, bob, cid] = [await person(), await person(), await person()];
    await delegate(ann, bob);
    await delegate(cid, ann);
    await scene.db.update(staff).set({ disabledAt: new Date() }).where(eq(staff.id, ann.id));
    const answer = await scene.holdOne();
    for (const from of [ann.id, cid.id, scene.evan.id]) {
      await refused(vote(scene.kernel, bob, answer, { onBehalfOf: from }), "no_delegation");
    }
    expect(await scene.rowOf(answer.id)).toMatchObject({ status: "held" });
  });

  it("for this kind among others is enough", async () => {
    const [ann, sam] = [await person(), await person("viewer")];
    await delegate(ann, sam, { kinds: ["fund.verify", "user.approve"] });
    const answer = await scene.holdOne();
    expect(await vote(scene.kernel, sam, answer, { onBehalfOf: ann.id })).toMatchObject({ status: "approved" });
  });
});

describe("the bar", () => {
  it("is raised by a policy that came after the submission", async () => {
    const answer = await scene.holdOne();
    const stricter = takes({ operator: 2 });
    expect(await vote(stricter, scene.evan, answer)).toMatchObject({ status: "held", votesMissing: 1 });
    const [request] = await scene.db.select().from(approvalRequests).where(eq(approvalRequests.actionId, answer.id));
    expect(request).toMatchObject({ quorum: [{ role: "operator", count: 2 }], raised: [{ code: "policy_raised" }] });
    expect(await scene.eventTypesOf(answer.id)).toContain("approval.bar_raised");
    expect(await vote(stricter, await person(), answer)).toMatchObject({ status: "approved" });
  });

  it("is raised between the vote and the claim too: the action goes back to a person", async () => {
    for (const step of ["dispatch", "claim"]) {
      const answer = await scene.holdOne();
      await vote(scene.kernel, scene.evan, answer);
      if (step === "claim") await queueApproved(scene.kernel, 100);
      expect(await runAction(takes({ operator: 2 }), answer.id, fakeWorld())).toBe("gone");
      expect(await scene.rowOf(answer.id), step).toMatchObject({ status: "held", generation: 2 });
    }
  });

  it("is never lowered by a milder policy", async () => {
    const answer = await held(takes({ operator: 2 }));
    expect(await vote(scene.kernel, scene.evan, answer)).toMatchObject({ status: "held", votesMissing: 1 });
    await refused(vote(scene.kernel, await person("support"), answer), "forbidden");
    expect(await vote(scene.kernel, await person(), answer)).toMatchObject({ status: "approved" });
    expect(await runAction(scene.kernel, answer.id, fakeWorld())).toBe("succeeded");
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(scene.db)).toEqual([]);
});
