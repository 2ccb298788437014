import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions } from "@/drizzle/schema/actions";
import { members } from "@/drizzle/schema/members";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMember, makeMembers, makeStaff } from "@/server/testing/make";
import { fakeWorld } from "@/server/testing/run-action";
import { trailDefects } from "@/server/testing/trail-defects";
import type { Actor } from "./actor";
import { Submission } from "./admit";
import { Batcher } from "./batcher";
import { cancelAction } from "./cancel";
import { claimActions } from "./claim";
import { decideAction } from "./decide";
import { queueApproved, takeUndispatched } from "./dispatch";
import { drainOutbox } from "./drain-outbox";
import { executeClaim } from "./execute";
import { expireActions } from "./expire";
import { settleActions } from "./settle";
import { submitActions } from "./submit";
import type { SubmitEntry, SubmitResult } from "./submit";

let scene: DatabaseScene;
let ann: Extract<Actor, { kind: "staff" }>;
beforeAll(async () => {
  scene = await databaseScene();
  ann = await makeStaff(scene.db, "operator", "Ann");
});
afterAll(() => scene.close());

const ROUNDS = 5;
const rounds = Array.from({ length: ROUNDS }, (_, i) => i);
const shaggy = agent("shaggy");
const approveOf = (id: string): SubmitEntry => ({
  actor: shaggy,
  submission: Submission.parse({ action: "user.approve", input: { userId: id } }),
});
const noticeOf = (idempotencyKey: string, title = "n"): SubmitEntry => ({
  actor: agent("scooby"),
  submission: Submission.parse({
    action: "notification.send",
    input: { level: "digest", to: "all", title, body: "" },
    idempotencyKey,
  }),
});
const answersOf = (results: readonly SubmitResult[]) =>
  results.map((result) => {
    if (!result.ok) throw result.error;
    return result;
  });
/** The connections of the pool take both at the same time. */
const both = async <A, B>(first: () => Promise<A>, second: () => Promise<B>) => Promise.allSettled([first(), second()]);
const won = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.filter(({ status }) => status === "fulfilled");
const losersOf = (results: readonly PromiseSettledResult<unknown>[]): unknown[] =>
  results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));

describe("two at the same moment", () => {
  it.each(rounds)("approvers: one wins, the other learns who it was (round %i)", async () => {
    const held = await scene.holdOne();
    const results = await both(
      () => scene.approve(held, scene.evan),
      () => scene.approve(held, ann),
    );
    expect(won(results)).toHaveLength(1);
    const winner = results[0]?.status === "fulfilled" ? "Evan" : "Ann";
    expect(losersOf(results)).toMatchObject([{ code: "already_decided", details: { by: winner, verdict: "approve" } }]);
    expect((await scene.eventTypesOf(held.id)).filter((type) => type === "action.approved")).toHaveLength(1);
  });

  it.each(rounds)("approve and reject: one verdict stands (round %i)", async () => {
    const held = await scene.holdOne();
    const reject = { verdict: "reject", digest: held.pinnedDigest, reason: "no", channel: "api" } as const;
    const results = await both(
      () => scene.approve(held, scene.evan),
      () => decideAction(scene.kernel, ann, held.id, reject),
    );
    expect(won(results)).toHaveLength(1);
    expect(losersOf(results)).toMatchObject([{ code: "already_decided" }]);
    const { status } = await scene.rowOf(held.id);
    expect(status).toBe(results[0]?.status === "fulfilled" ? "approved" : "rejected");
  });

  it.each(rounds)("approve and expire: never both (round %i)", async () => {
    const held = await scene.holdOne();
    await scene.db
      .update(actions)
      .set({ expiresAt: new Date(0) })
      .where(eq(actions.id, held.id));
    const [approval] = await both(
      () => scene.approve(held),
      () => expireActions(scene.kernel, 100),
    );
    expect(approval).toMatchObject({
      status: "rejected",
      reason: { code: expect.stringMatching(/expired|state_conflict/) },
    });
    expect(await scene.rowOf(held.id)).toMatchObject({ status: "expired" });
    expect((await scene.eventTypesOf(held.id)).filter((type) => type === "action.expired")).toHaveLength(1);
  });

  it.each(rounds)("approve and withdraw: the loser is told (round %i)", async () => {
    const held = await scene.holdOne();
    const results = await both(
      () => scene.approve(held),
      () => cancelAction(scene.kernel, shaggy, held.id, "never mind"),
    );
    expect(won(results)).toHaveLength(1);
    const { status } = await scene.rowOf(held.id);
    expect(status).toBe(results[0]?.status === "fulfilled" ? "approved" : "cancelled");
    expect(losersOf(results)).toMatchObject([{ code: "state_conflict", details: { actionStatus: status } }]);
  });

  it.each(rounds)("operator's cancel and the worker's claim: it runs or it does not (round %i)", async () => {
    const held = await scene.holdOne();
    await scene.approve(held);
    await queueApproved(scene.kernel, 100);
    const [cancel, claim] = await both(
      () => cancelAction(scene.kernel, scene.evan, held.id, "stop"),
      () => claimActions(scene.kernel, "w1", [held.id]),
    );
    const cancelled = cancel.status === "fulfilled";
    expect(claim.status === "fulfilled" && claim.value.get(held.id)?.outcome).toBe(cancelled ? "gone" : "claimed");
    expect(await scene.rowOf(held.id)).toMatchObject({ status: cancelled ? "cancelled" : "running" });
  });

  it.each(rounds)("workers: one gets the claim and the effect happens once (round %i)", async () => {
    const { answer } = answersOf(await submitActions(scene.kernel, [noticeOf(`claim-${Math.random()}`)]))[0] ?? {};
    const id = answer?.id ?? "";
    const ends = await Promise.all(
      ["w1", "w2", "w3"].map(async (worker) => {
        const result = (await claimActions(scene.kernel, worker, [id])).get(id);
        if (result?.outcome !== "claimed") return "gone";
        const { claim } = result;
        const signal = new AbortController().signal;
        const end = await executeClaim({ kernel: scene.kernel, claim, effects: fakeWorld(), signal });
        return (await settleActions(scene.kernel, [{ claim, end }])).get(id);
      }),
    );
    expect(ends.filter((end) => end === "succeeded")).toHaveLength(1);
    expect(ends.filter((end) => end === "gone")).toHaveLength(2);
    expect(await scene.rowOf(id)).toMatchObject({ fence: 1, attempt: 1 });
  });

  it("relays: every queued row is handed to exactly one", async () => {
    const entries = Array.from({ length: 60 }, (_, i) => noticeOf(`relay-${i}`));
    const ids = answersOf(await submitActions(scene.kernel, entries)).map(({ answer }) => answer.id);
    const taken = await Promise.all([1, 2, 3, 4].map(() => takeUndispatched(scene.kernel, 25)));
    const mine = taken
      .flatMap((bundles) => bundles.flatMap(({ actionIds }) => actionIds))
      .filter((id) => ids.includes(id));
    expect(new Set(mine).size).toBe(mine.length);
    await takeUndispatched(scene.kernel, 500);
    expect(await takeUndispatched(scene.kernel, 500)).toEqual([]);
  });

  it("outbox relays: every message is handled once", async () => {
    await Promise.all(Array.from({ length: 10 }, () => scene.holdOne()));
    const handled = await Promise.all([1, 2, 3].map(() => drainOutbox(scene.kernel, 500)));
    expect(handled.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(10);
    expect(await drainOutbox(scene.kernel, 500)).toBe(0);
  });
});

describe("the same submission many times at once", () => {
  it("is one action, created once, whichever connection comes first", async () => {
    const { id } = await makeMember(scene.db);
    const results = await Promise.all(Array.from({ length: 20 }, () => submitActions(scene.kernel, [approveOf(id)])));
    const all = answersOf(results.flat());
    expect(new Set(all.map(({ answer }) => answer.id)).size).toBe(1);
    expect(all.filter(({ created }) => created)).toHaveLength(1);
    expect(await scene.eventTypesOf(all[0]?.answer.id ?? "")).toEqual(["action.held"]);
  });

  it("with other content under the same key is refused, and exactly one content is taken", async () => {
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, i) => submitActions(scene.kernel, [noticeOf("one-key", `title ${i % 2}`)])),
    );
    const flat = results.flat();
    expect(flat.filter((result) => result.ok && result.created)).toHaveLength(1);
    expect(flat.filter((result) => result.ok)).toHaveLength(5);
    const codes = flat.flatMap((result) => (result.ok ? [] : [result.error.code]));
    expect(codes).toEqual(Array(5).fill("idempotency_conflict"));
  });

  it("inside one batch is one action, and the first item is the one that made it", async () => {
    const [one, two] = await makeMembers(scene.db, 2);
    const entries = [one, two, one, one, two].map((member) => approveOf(member?.id ?? ""));
    const all = answersOf(await submitActions(scene.kernel, entries));
    expect(all.map(({ created }) => created)).toEqual([true, true, false, false, false]);
    const ids = all.map(({ answer }) => answer.id);
    expect(ids).toEqual([ids[0], ids[1], ids[0], ids[0], ids[1]]);
  });

  it("in overlapping batches, each in its own order, ends without a deadlock and without a double", async () => {
    const keys = Array.from({ length: 40 }, (_, i) => `overlap-${i}`);
    const batches = [keys, keys.toReversed(), keys.toSorted(() => Math.random() - 0.5), keys];
    const results = await Promise.all(
      batches.map((batch) =>
        submitActions(
          scene.kernel,
          batch.map((key) => noticeOf(key)),
        ),
      ),
    );
    const all = answersOf(results.flat());
    expect(all.filter(({ created }) => created)).toHaveLength(keys.length);
    expect(new Set(all.map(({ answer }) => answer.id)).size).toBe(keys.length);
  });

  it("through the batcher of a web process is answered to every caller with its own result", async () => {
    const batcher = new Batcher((entries: SubmitEntry[]) => submitActions(scene.kernel, entries), 16);
    const people = await makeMembers(scene.db, 40);
    const results = await Promise.all(people.map((member) => batcher.add(approveOf(member.id))));
    const targets = await Promise.all(answersOf(results).map(({ answer }) => scene.targetsOf(answer.id)));
    expect(targets.map(([target]) => target?.entityId)).toEqual(people.map((member) => member.id));
  });
});

describe("caps under concurrency", () => {
  const shown = [{ kind: "screenshot", title: "Passport", base64: "iVBORw0KGgo=" }];
  const entryFor = (userId: string): SubmitEntry => ({
    actor: agent("velma"),
    submission: Submission.parse({ action: "user.approve", input: { userId }, evidence: shown }),
  });

  it("lets no more members be approved unattended than allowed, in one batch or in many at once", async () => {
    const generous = scene.withPolicy({ unattendedApprovalsPerDay: 3 });
    const people = await makeMembers(scene.db, 12, { country: "GL" });
    const [batch, single] = [people.slice(0, 6), people.slice(6)];
    const results = await Promise.all([
      submitActions(
        generous,
        batch.map((member) => entryFor(member.id)),
      ),
      ...single.map((member) => submitActions(generous, [entryFor(member.id)])),
    ]);
    for (const { answer } of answersOf(results.flat())) {
      const claimed = (await claimActions(generous, "w1", [answer.id])).get(answer.id);
      if (claimed?.outcome !== "claimed") continue;
      const { claim } = claimed;
      const end = await executeClaim({
        kernel: generous,
        claim,
        effects: fakeWorld(),
        signal: AbortSignal.timeout(5_000),
      });
      await settleActions(generous, [{ claim, end }]);
    }
    const after = await scene.db.select().from(members).where(eq(members.country, "GL"));
    expect(after.filter((member) => member.status === "active")).toHaveLength(3);
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(scene.db)).toEqual([]);
});
