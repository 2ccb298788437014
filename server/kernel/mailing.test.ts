import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions } from "@/drizzle/schema/actions";
import { mailPreferences, sendingDomains } from "@/drizzle/schema/campaigns";
import { effects as ledger } from "@/drizzle/schema/effects";
import { mailDeliveries, suppressions } from "@/drizzle/schema/mail";
import { members } from "@/drizzle/schema/members";
import { killSwitches } from "@/drizzle/schema/policy";
import { approveTyped } from "@/server/testing/bulk";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent } from "@/server/testing/make";
import { mailingTo, makeDomain, makeReaders } from "@/server/testing/mailing-scene";
import type { Readers } from "@/server/testing/mailing-scene";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import type { FakeWorld } from "@/server/testing/run-action";
import { trailDefects } from "@/server/testing/trail-defects";
import { claimActions, findOrphans } from "./claim";
import type { Claim } from "./claim";
import { continueStage } from "./continue-stage";
import { queueApproved } from "./dispatch";
import { executeClaim } from "./execute";
import type { Kernel } from "./kernel";
import { pauseAction } from "./pause";
import type { PortResult } from "./ports";
import { stopAction } from "./stop";

let scene: DatabaseScene;
let kernel: Kernel;
let domain: string;
beforeAll(async () => {
  scene = await databaseScene();
  // Without a canary and an undo window: both have tests of their own.
  kernel = scene.withPolicy({
    canaryFrom: 100_000,
    undoWindowSeconds: 0,
    undoSecondsPer100Targets: 0,
    highRiskPerTenMinutes: 1_000,
    mailingBreakerFrom: 20,
  });
  domain = await makeDomain(scene.db);
});
afterAll(() => scene.close());

const freshEvan = () => ({ ...scene.evan, authenticatedAt: new Date() });
/** Readers, and a mailing to them that Evan has approved. */
const approved = async (
  count: number,
  as: Parameters<typeof mailingTo>[2] = {},
  on = kernel,
): Promise<Readers & { id: string }> => {
  const readers = await makeReaders(scene.db, count);
  const input = mailingTo(readers.tag, domain, as);
  const held = await scene.submit(agent("daphne"), { action: "email.send_campaign", input }, on);
  await approveTyped(on, freshEvan(), held);
  return { ...readers, id: held.id };
};
const run = (id: string, world: FakeWorld) => runAction(kernel, id, world);
/** A provider that knows a repeated key for an hour and sends each key's mail once. */
const provider = (answer: (call: number) => PortResult = () => DONE) => {
  let calls = 0;
  const world = fakeWorld(() => answer((calls += 1)));
  return { ...world, mail: { ...world.mail, keyWindowMs: 3_600_000 } };
};
const DONE: PortResult = { outcome: "done", providerId: "p" };
const LOST: PortResult = { outcome: "unknown", problem: { code: "no_answer", message: "The line was cut." } };
const DOWN: PortResult = { outcome: "retry", problem: { code: "provider_down", message: "The provider is down." } };
const rest = (id: string) =>
  scene.db
    .update(actions)
    .set({ leaseUntil: new Date(0) })
    .where(eq(actions.id, id));
const countsOf = async (id: string) => {
  const counts: Record<string, number> = {};
  for (const { status } of await scene.targetsOf(id)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};
const problemsOf = async (id: string) =>
  (await scene.targetsOf(id)).flatMap(({ problem }) => (problem ? [(problem as { code: string }).code] : []));
const claimed = async (id: string, worker = "w1"): Promise<Claim> => {
  const result = (await claimActions(kernel, worker, [id])).get(id);
  if (result?.outcome !== "claimed") throw new Error(`${worker} could not claim ${id}`);
  return result.claim;
};

describe("a mailing", () => {
  it("reaches everybody once, each under a key of their own and with their own words", async () => {
    const { id, rows } = await approved(120);
    const world = provider();
    expect(await run(id, world)).toBe("succeeded");
    expect(world.mails.map(({ to }) => to).toSorted()).toEqual(rows.map(({ email }) => email).toSorted());
    expect(new Set(world.mails.map(({ key }) => key)).size).toBe(120);
    expect(await scene.rowOf(id)).toMatchObject({ result: { targets: { succeeded: 120, pending: 0 } } });
    expect(await scene.db.$count(ledger, eq(ledger.actionId, id))).toBe(120);
  });

  it("waits for a person, and is not repeated by a second approval", async () => {
    const { tag } = await makeReaders(scene.db, 3);
    const held = await scene.submit(
      agent("daphne"),
      { action: "email.send_campaign", input: mailingTo(tag, domain) },
      kernel,
    );
    const world = provider();
    expect(held).toMatchObject({ status: "held", targetCount: 3 });
    expect(await run(held.id, world)).toBe("gone");
    expect(world.mails).toEqual([]);
  });

  it("leaves out who left, was closed, or moved after the approval; nobody else waits for that", async () => {
    const { id, rows } = await approved(6);
    const [left, closed, moved] = rows;
    if (!left || !closed || !moved) throw new Error("no readers");
    // The claim looks at all of them again; what happens after it is for the send itself.
    await claimActions(kernel, "w1", []);
    const claim = await queuedClaim(id);
    await scene.db.update(mailPreferences).set({ isWanted: false }).where(eq(mailPreferences.memberId, left.id));
    await scene.db
      .insert(suppressions)
      .values({ email: closed.email, scope: "all", reason: "complaint", source: "t", createdAt: new Date() });
    await scene.db
      .update(members)
      .set({ email: `new-${moved.email}` })
      .where(eq(members.id, moved.id));
    const world = provider();
    expect(await perform(claim, world)).toEqual({ end: "settled" });
    expect(world.mails).toHaveLength(3);
    expect(await problemsOf(id)).toEqual(["unsubscribed", "suppressed", "address_changed"]);
    expect(await countsOf(id)).toEqual({ succeeded: 3, cancelled: 3 });
  });
});

const perform = (claim: Claim, world: FakeWorld) =>
  executeClaim({ kernel, claim, effects: world, signal: new AbortController().signal });
const queuedClaim = async (id: string) => {
  await queueApproved(kernel, 100);
  return claimed(id);
};

describe("a worker that dies", () => {
  it("leaves intents, and whoever takes over sends the same again under the same keys", async () => {
    const { id } = await approved(60);
    const claim = await queuedClaim(id);
    const world = provider(() => LOST);
    // All calls of both slices are made and none is heard of: as if the process had died before it could write.
    await perform(claim, world);
    await rest(id);
    const again = provider();
    expect(await run(id, again)).toBe("succeeded");
    expect(new Set([...world.mails, ...again.mails].map(({ key }) => key)).size).toBe(60);
    expect(await countsOf(id)).toEqual({ succeeded: 60 });
    expect(await scene.rowOf(id)).toMatchObject({ fence: 2, status: "succeeded" });
  });

  it("writes nothing more once another has taken over", async () => {
    const { id } = await approved(4);
    const stale = await queuedClaim(id);
    await rest(id);
    const taken = await claimed(id, "w2");
    expect(await perform(stale, provider())).toEqual({ end: "lost" });
    const world = provider();
    expect(await perform(taken, world)).toEqual({ end: "settled" });
    expect(world.mails).toHaveLength(4);
  });
});

describe("a provider that is down", () => {
  it("is asked again while anything gets through, however often", async () => {
    const { id } = await approved(10);
    const world = provider((call) => (call % 2 === 0 ? DONE : DOWN));
    for (let turn = 0; turn < 10 && (await run(id, world)) === "running"; turn += 1) await rest(id);
    expect(await countsOf(id)).toEqual({ succeeded: 10 });
    expect((await scene.rowOf(id)).rests).toBeGreaterThan(0);
  });

  it("pauses the mailing and tells the operator when nothing gets through, instead of giving everybody up", async () => {
    const { id } = await approved(5);
    for (let turn = 0; turn < 3; turn += 1) {
      expect(
        await run(
          id,
          provider(() => DOWN),
        ),
      ).toBe("running");
      if (turn < 2) await rest(id);
    }
    expect(await scene.rowOf(id)).toMatchObject({
      stageHoldAt: expect.any(Date),
      stageProblem: { code: "provider_down" },
    });
    expect(await countsOf(id)).toEqual({ pending: 5 });
    await expect(continueStage(kernel, freshEvan(), id, {})).rejects.toMatchObject({ code: "reason_required" });
    await continueStage(kernel, freshEvan(), id, { reason: "It is back." });
    expect(await run(id, provider())).toBe("succeeded");
    expect(await scene.eventTypesOf(id)).toEqual(
      expect.arrayContaining(["run.paused", "run.continued", "action.resumed"]),
    );
  });
});

describe("the pace", () => {
  it("sends a minute's share, rests without a worker, and goes on when there is room", async () => {
    const { id } = await approved(10, { throttlePerHour: 240 });
    const world = provider();
    expect(await run(id, world)).toBe("running");
    expect(world.mails).toHaveLength(4);
    const row = await scene.rowOf(id);
    expect(row).toMatchObject({
      leaseOwner: null,
      rests: 1,
      stageHoldAt: null,
      result: { targets: { succeeded: 4, pending: 6 } },
    });
    expect(row.leaseUntil?.getTime()).toBeGreaterThan(Date.now());
    expect(await findOrphans(kernel, 500)).not.toContainEqual(expect.objectContaining({ id }));
    expect(await run(id, world)).toBe("gone");
    // Taken over before its time there is still no room: the buckets say so, whatever the lease says.
    await rest(id);
    await run(id, world);
    expect(world.mails.length).toBeLessThanOrEqual(5);
  });

  it("is the domain's too, whoever else sends from it", async () => {
    const slow = await makeDomain(scene.db, { hourlyMax: 180 });
    const [first, second] = [await approved(5, { sendingDomain: slow }), await approved(5, { sendingDomain: slow })];
    const world = provider();
    await run(first.id, world);
    await run(second.id, world);
    expect(world.mails).toHaveLength(3);
  });

  it("ends when the domain is not verified any more", async () => {
    const own = await makeDomain(scene.db);
    const { id } = await approved(3, { sendingDomain: own });
    const claim = await queuedClaim(id);
    await scene.db.update(sendingDomains).set({ verifiedAt: null }).where(eq(sendingDomains.domain, own));
    const world = provider();
    expect(await perform(claim, world)).toMatchObject({ end: "hold", problem: { code: "domain" } });
    expect(world.mails).toEqual([]);
  });
});

describe("the circuit breaker", () => {
  it.each([
    ["bounced", "many_bounces"],
    ["complained", "many_complaints"],
  ] as const)("pauses when too many of its mails %s", async (state, code) => {
    const { id } = await approved(60, { throttlePerHour: 1_800 });
    const world = provider();
    await run(id, world);
    expect(world.mails).toHaveLength(30);
    const at = new Date();
    await scene.db
      .insert(mailDeliveries)
      .values({ effectKey: world.mails[0]?.key ?? "", actionId: id, state, at, provider: "p", eventId: `e-${code}` });
    await rest(id);
    expect(await run(id, world)).toBe("running");
    expect(await scene.rowOf(id)).toMatchObject({ stageHoldAt: expect.any(Date), stageProblem: { code } });
    expect(world.mails).toHaveLength(30);
  });
});

describe("people at any time", () => {
  const atWork = async (on = kernel) => {
    const mailing = await approved(10, { throttlePerHour: 240 }, on);
    await run(mailing.id, provider());
    return mailing;
  };

  it("pause it, and nothing more goes out until an operator goes on", async () => {
    const { id } = await atWork();
    await expect(pauseAction(kernel, agent("daphne"), id, null)).rejects.toMatchObject({ code: "forbidden" });
    await pauseAction(kernel, scene.evan, id, "A typing error in the heading?");
    await rest(id);
    expect(await run(id, provider())).toBe("gone");
    await expect(pauseAction(kernel, scene.evan, id, null)).rejects.toMatchObject({ code: "state_conflict" });
    await continueStage(kernel, freshEvan(), id, {});
    expect(await scene.rowOf(id)).toMatchObject({ stage: 0, stageHoldAt: null });
  });

  it("let it go on only with a fresh proof of who they are, however few it reaches; stopping asks for none", async () => {
    const calm = scene.withPolicy({ canaryFrom: 100_000, bulkTypedCountFrom: 100_000 });
    const [small, other] = [await atWork(calm), await atWork(calm)];
    expect((await scene.rowOf(small.id)).risk).toBe("medium");
    const stale = { ...scene.evan, authenticatedAt: new Date(0) };
    for (const { id } of [small, other]) await pauseAction(kernel, stale, id, null);
    await expect(continueStage(kernel, stale, small.id, {})).rejects.toMatchObject({
      code: "reauthentication_required",
    });
    expect(await scene.rowOf(small.id)).toMatchObject({ stageHoldAt: expect.any(Date) });
    await continueStage(kernel, freshEvan(), small.id, {});
    await stopAction(kernel, stale, other.id, "Wrong date.");
    expect(await scene.rowOf(other.id)).toMatchObject({ status: "cancelled" });
  });

  it("pause it while a worker is busy: it stops before the next slice", async () => {
    const { id } = await approved(60);
    const claim = await queuedClaim(id);
    await pauseAction(kernel, scene.evan, id, null);
    const world = provider();
    expect(await perform(claim, world)).toEqual({ end: "hold", problem: null });
    expect(world.mails).toEqual([]);
  });

  it("stop it while it rests: who had the mail had it, the others never get it", async () => {
    const { id } = await atWork();
    await stopAction(kernel, scene.evan, id, "Wrong date.");
    expect(await scene.rowOf(id)).toMatchObject({ status: "cancelled" });
    expect(await countsOf(id)).toEqual({ succeeded: 4, cancelled: 6 });
    expect(await run(id, provider())).toBe("gone");
  });

  it("turn it off: it rests and goes on when the switch is off again", async () => {
    const { id } = await approved(5);
    const claim = await queuedClaim(id);
    await scene.db
      .insert(killSwitches)
      .values({ scope: "kind:email.send_campaign", reason: "test", setBy: scene.evan.id, setAt: new Date() });
    const world = provider();
    expect(await perform(claim, world)).toMatchObject({ end: "rest" });
    await scene.db.delete(killSwitches);
    expect(world.mails).toEqual([]);
    await rest(id);
    expect(await run(id, world)).toBe("succeeded");
  });
});

describe("a canary", () => {
  it("goes first, whatever is left out of it, and a pause in its midst does not skip it", async () => {
    const staged = scene.withPolicy({
      canaryFrom: 10,
      canaryPercent: 50,
      canaryTargetsMax: 5,
      undoWindowSeconds: 0,
      undoSecondsPer100Targets: 0,
      highRiskPerTenMinutes: 1_000,
    });
    const { tag } = await makeReaders(scene.db, 10);
    const input = mailingTo(tag, domain, { throttlePerHour: 180 });
    const held = await scene.submit(agent("daphne"), { action: "email.send_campaign", input }, staged);
    await approveTyped(staged, freshEvan(), held);
    const world = provider();
    await runAction(staged, held.id, world);
    expect(world.mails).toHaveLength(3);
    await pauseAction(staged, scene.evan, held.id, null);
    await continueStage(staged, freshEvan(), held.id, {});
    expect(await scene.rowOf(held.id)).toMatchObject({ stage: 0 });
  });
});

it("leaves a trail that replays to every row", async () => {
  expect(await trailDefects(scene.db)).toEqual([]);
});
