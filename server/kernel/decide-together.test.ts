import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approvalRequests, approvalVotes } from "@/drizzle/schema/actions";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMember, makeStaff } from "@/server/testing/make";
import { trailDefects } from "@/server/testing/trail-defects";
import type { ActionAnswer } from "./answer";
import { decideActions } from "./decide";
import type { DecisionEntry, DecisionResult } from "./decide";
import type { Decision } from "./decision-case";
import type { Human } from "./docket";
import { newId } from "./key";
import { Revision, reviseAction } from "./revise";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

type Held = Pick<ActionAnswer, "id" | "pinnedDigest">;
const vote = (actor: DecisionEntry["actor"], held: Held, more: Partial<Decision> = {}): DecisionEntry => ({
  ...{ actor, id: held.id },
  decision: { verdict: "approve", digest: held.pinnedDigest, channel: "api", ...more },
});
const person = (): Promise<Human> => makeStaff(scene.db, "operator", `Operator ${newId().slice(-4)}`);
const suspension = async () => {
  const { id: userId } = await makeMember(scene.db, { status: "active" });
  const roomy = scene.withPolicy({ agentTargetsPerHour: null });
  return scene.submit(agent("fred"), { action: "user.suspend", input: { userId } }, roomy);
};
/** "approved", "held 1" with a vote missing, or the code of the refusal. */
const told = (results: readonly DecisionResult[]) =>
  results.map((result) => {
    if (!result.ok) return result.error.code;
    const { status, votesMissing } = result.decided;
    return votesMissing > 0 ? `${status} ${votesMissing}` : status;
  });

describe("several decisions in one transaction", () => {
  it("are each on their own: what is refused is on record, and the others stand", async () => {
    const [first, stale, last] = [await scene.holdOne(), await scene.holdOne(), await scene.holdOne()];
    const nothing = { id: "00000000-0000-7000-8000-000000000000", pinnedDigest: "0".repeat(64) };
    const results = await decideActions(scene.kernel, [
      vote(scene.evan, first),
      vote(scene.evan, stale, { digest: "0".repeat(64) }),
      vote(agent("shaggy"), stale),
      vote(scene.evan, nothing),
      vote(scene.evan, last, { verdict: "reject", reason: "No passport" }),
    ]);
    expect(told(results)).toEqual(["approved", "stale_digest", "agents_cannot_decide", "not_found", "rejected"]);
    const statuses = await Promise.all([first, stale, last].map(async ({ id }) => (await scene.rowOf(id)).status));
    expect(statuses).toEqual(["approved", "held", "rejected"]);
    const refusals = (await scene.eventsOf(stale.id)).filter(({ type }) => type === "decision.refused");
    expect(refusals.map(({ body }) => body)).toEqual([{ code: "stale_digest" }, { code: "agents_cannot_decide" }]);
    const approval = (await scene.eventsOf(first.id)).find(({ type }) => type === "action.approved");
    expect(approval?.body).toMatchObject({ digest: first.pinnedDigest });
  });

  it("on one action have one winner, and the other hears who it was", async () => {
    const [held, ann] = [await scene.holdOne(), await person()];
    const results = await decideActions(scene.kernel, [
      vote(scene.evan, held, { verdict: "reject", reason: "no" }),
      vote(ann, held),
      vote(scene.evan, held, { verdict: "reject", reason: "no" }),
    ]);
    expect(told(results)).toEqual(["rejected", "already_decided", "already_decided"]);
    const [, second] = results;
    expect(second).toMatchObject({ error: { message: expect.stringMatching(/rejected this at/) } });
    expect(await scene.db.$count(approvalVotes, eq(approvalVotes.actionId, held.id))).toBe(1);
  });

  it("of two people meet a quorum of two; one person's two do not", async () => {
    const kernel = scene.withPolicy({ quorumFor: { "user.approve": { operator: 2, editor: 0, support: 0 } } });
    const open = async () => {
      const { id } = await scene.holdOne();
      return reviseAction(kernel, agent("shaggy"), id, Revision.parse({ reason: "terms" }));
    };
    const [held, ann] = [await open(), await person()];
    const twice = [vote(ann, held), vote(ann, held), vote(scene.evan, held)];
    expect(told(await decideActions(kernel, twice))).toEqual(["held 1", "already_voted", "approved"]);
    const types = await scene.eventTypesOf(held.id);
    expect(types.indexOf("action.voted")).toBeLessThan(types.indexOf("action.approved"));
  });

  it("count towards the approver's day one after the other", async () => {
    const [ann, kernel] = [await person(), scene.withPolicy({ approverTargetsPerDay: 2 })];
    const held = [await scene.holdOne(), await scene.holdOne(), await scene.holdOne()];
    const results = await decideActions(
      kernel,
      held.map((one) => vote(ann, one)),
    );
    expect(told(results)).toEqual(["approved", "approved", "approver_cap"]);
  });

  it("of high risk are each one more in a row: the eleventh takes a second person", async () => {
    const ann = await person();
    const held = await Promise.all(Array.from({ length: 11 }, suspension));
    const results = await decideActions(
      scene.kernel,
      held.map((one) => vote(ann, one)),
    );
    expect(told(results)).toEqual([...Array.from({ length: 10 }, () => "approved"), "held 1"]);
    const id = held[10]?.id ?? "";
    const [request] = await scene.db.select().from(approvalRequests).where(eq(approvalRequests.actionId, id));
    expect(request).toMatchObject({ raised: [{ code: "many_in_a_row" }], quorum: [{ role: "operator", count: 2 }] });
  });

  it("find those whose time is over expired, and decide the rest", async () => {
    const [late, fresh] = [await scene.holdOne(), await scene.holdOne()];
    const { expiresAt } = await scene.rowOf(late.id);
    const over = { ...scene.kernel, clock: () => expiresAt ?? new Date(Number.NaN) };
    const results = await decideActions(over, [vote(scene.evan, late), vote(await person(), late)]);
    expect(told(results)).toEqual(["expired", "expired"]);
    expect(await scene.rowOf(late.id)).toMatchObject({ status: "expired" });
    expect(told(await decideActions(scene.kernel, [vote(scene.evan, fresh)]))).toEqual(["approved"]);
  });

  it("of the same two sets the other way round end, and leave one vote each", async () => {
    const [a, b] = [await scene.holdOne(), await scene.holdOne()];
    const [ann, bob] = [await person(), await person()];
    const [one, other] = await Promise.all([
      decideActions(scene.kernel, [vote(ann, a), vote(bob, b)]),
      decideActions(scene.kernel, [vote(bob, b), vote(ann, a)]),
    ]);
    expect([...told(one), ...told(other)].sort()).toEqual([
      ...["already_decided", "already_decided"],
      ...["approved", "approved"],
    ]);
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(scene.db)).toEqual([]);
});
