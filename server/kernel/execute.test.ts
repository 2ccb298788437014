import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions } from "@/drizzle/schema/actions";
import { effects as ledger } from "@/drizzle/schema/effects";
import { members } from "@/drizzle/schema/members";
import { outbox } from "@/drizzle/schema/outbox";
import { killSwitches } from "@/drizzle/schema/policy";
import { pauseAgent, resumeAgent } from "@/server/auth/agent-state";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMember, makeMembers } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import type { FakeWorld } from "@/server/testing/run-action";
import { trailDefects } from "@/server/testing/trail-defects";
import { claimActions, findOrphans, renewLeases } from "./claim";
import type { Claim } from "./claim";
import { decideAction } from "./decide";
import { queueApproved } from "./dispatch";
import { executeClaim } from "./execute";
import type { Effects, PortResult } from "./ports";
import { settleActions } from "./settle";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const HOUR_MS = 3_600_000;
const problem = { code: "provider_down", message: "The provider is down." };
const sendsMail = async () => {
  const { email } = await makeMember(scene.db, { status: "active" });
  const data = { firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/dashboard" };
  const { id } = await scene.submit(agent("velma"), {
    action: "email.send_one",
    input: { to: email, templateKey: "welcome_investor", data },
  });
  return id;
};
/** A world whose provider recognises a repeated key for an hour. */
const keyed = (answer: () => PortResult): FakeWorld => {
  const world = fakeWorld(answer);
  return { ...world, mail: { ...world.mail, keyWindowMs: HOUR_MS }, mails: world.mails };
};
const answers = (...results: PortResult[]) => {
  const rest = [...results];
  return (): PortResult => rest.shift() ?? { outcome: "done", providerId: "m-1" };
};
const UNKNOWN: PortResult = { outcome: "unknown", problem: { code: "no_answer", message: "The line was cut." } };
const RETRY: PortResult = { outcome: "retry", problem };
const makeDue = (id: string) =>
  scene.db
    .update(actions)
    .set({ notBefore: new Date(0) })
    .where(eq(actions.id, id));
const loseLease = (id: string) =>
  scene.db
    .update(actions)
    .set({ leaseUntil: new Date(0) })
    .where(eq(actions.id, id));
const ledgerOf = async (id: string) => (await scene.db.select().from(ledger).where(eq(ledger.actionId, id)))[0];
const claim = async (id: string, worker: string): Promise<Claim> => {
  const result = (await claimActions(scene.kernel, worker, [id])).get(id);
  if (result?.outcome !== "claimed") throw new Error(`${worker} could not claim ${id}`);
  return result.claim;
};
const perform = (one: Claim, effects: Effects) =>
  executeClaim({ kernel: scene.kernel, claim: one, effects, signal: new AbortController().signal });
const statusAfter = async (one: Claim, end: Awaited<ReturnType<typeof perform>>) =>
  (await settleActions(scene.kernel, [{ claim: one, end }])).get(one.row.id);

describe("a successful run", () => {
  it("takes a fence and a lease, writes the ledger, counts its targets and tells the agent", async () => {
    const id = await sendsMail();
    const world = fakeWorld();
    expect(await runAction(scene.kernel, id, world)).toBe("succeeded");
    const row = await scene.rowOf(id);
    expect(row).toMatchObject({
      fence: 1,
      attempt: 1,
      leaseOwner: null,
      leaseUntil: null,
      settledAt: expect.any(Date),
    });
    expect(row.result).toEqual({ targets: { succeeded: 1, failed: 0, cancelled: 0, unknown: 0, pending: 0 } });
    expect(await ledgerOf(id)).toMatchObject({
      outcome: "done",
      port: "fake",
      tries: 1,
      effectKey: world.mails[0]?.key,
    });
    expect(
      await scene.db
        .select()
        .from(outbox)
        .where(eq(outbox.dedupeKey, `settled:${id}`)),
    ).toHaveLength(1);
  });

  it("never happens twice: a settled action cannot be claimed", async () => {
    const id = await sendsMail();
    const world = fakeWorld();
    await runAction(scene.kernel, id, world);
    expect(await runAction(scene.kernel, id, world)).toBe("gone");
    expect(world.mails).toHaveLength(1);
  });

  it("does not start before its time", async () => {
    const id = await sendsMail();
    await scene.db
      .update(actions)
      .set({ notBefore: sql`now() + interval '1 hour'` })
      .where(eq(actions.id, id));
    expect(await runAction(scene.kernel, id, fakeWorld())).toBe("gone");
    expect(await scene.rowOf(id)).toMatchObject({ status: "queued", fence: 0 });
  });

  it("waits as it is while its agent is paused", async () => {
    const id = await sendsMail();
    await pauseAgent(scene.db, scene.evan, { agent: "velma", reason: "test" });
    expect(await runAction(scene.kernel, id, fakeWorld())).toBe("gone");
    expect(await scene.rowOf(id)).toMatchObject({ status: "queued", generation: 1 });
    await resumeAgent(scene.db, scene.evan, "velma");
    await makeDue(id);
    expect(await runAction(scene.kernel, id, fakeWorld())).toBe("succeeded");
  });
});

describe("a provider that fails", () => {
  it("is asked again after the queue's backoff, doubled each time, until the attempts are spent", async () => {
    const id = await sendsMail();
    const world = fakeWorld(() => RETRY);
    for (const [attempt, waitMs] of [
      [1, 1_000],
      [2, 2_000],
    ] as const) {
      expect(await runAction(scene.kernel, id, world)).toBe("queued");
      const row = await scene.rowOf(id);
      const retried = (await scene.eventsOf(id)).at(-1);
      expect(row).toMatchObject({ status: "queued", attempt, dispatchedAt: null, problem });
      expect(row.notBefore.getTime() - (retried?.at.getTime() ?? 0)).toBe(waitMs);
      await makeDue(id);
    }
    expect(await runAction(scene.kernel, id, world)).toBe("failed");
    expect(await scene.rowOf(id)).toMatchObject({ attempt: 3, problem });
    expect((await scene.targetsOf(id)).map((target) => target.status)).toEqual(["failed"]);
    expect(world.mails.map((mail) => mail.key)).toEqual(Array(3).fill(world.mails[0]?.key));
    const told = await scene.db
      .select()
      .from(outbox)
      .where(eq(outbox.dedupeKey, `trouble:${id}:failed`));
    expect(told).toHaveLength(1);
  });

  it("ends the action at once when it says no for good", async () => {
    const id = await sendsMail();
    expect(
      await runAction(
        scene.kernel,
        id,
        fakeWorld(() => ({ outcome: "failed", problem })),
      ),
    ).toBe("failed");
    expect(await ledgerOf(id)).toMatchObject({ outcome: "failed", problem });
  });

  it("and whose answer was lost is not asked again when it knows no keys: a person must say", async () => {
    const id = await sendsMail();
    const world = fakeWorld(answers(UNKNOWN));
    expect(await runAction(scene.kernel, id, world)).toBe("unknown");
    expect(await scene.rowOf(id)).toMatchObject({ status: "unknown", settledAt: null });
    expect(await runAction(scene.kernel, id, world)).toBe("gone");
    expect(world.mails).toHaveLength(1);
    const told = await scene.db
      .select()
      .from(outbox)
      .where(eq(outbox.dedupeKey, `trouble:${id}:unknown`));
    expect(told).toHaveLength(1);
  });

  it("and whose answer was lost is asked again with the same key while it still knows the key", async () => {
    const id = await sendsMail();
    const world = keyed(answers(UNKNOWN));
    expect(await runAction(scene.kernel, id, world)).toBe("queued");
    await makeDue(id);
    expect(await runAction(scene.kernel, id, world)).toBe("succeeded");
    expect(new Set(world.mails.map((mail) => mail.key)).size).toBe(1);
    expect(await ledgerOf(id)).toMatchObject({ outcome: "done", tries: 2 });
  });

  it("is not asked again once the window of a lost call is over", async () => {
    const id = await sendsMail();
    const world = keyed(answers(UNKNOWN));
    await runAction(scene.kernel, id, world);
    await makeDue(id);
    await scene.db
      .update(ledger)
      .set({ windowUntil: new Date(0) })
      .where(eq(ledger.actionId, id));
    expect(await runAction(scene.kernel, id, world)).toBe("unknown");
    expect(world.mails).toHaveLength(1);
  });

  it("and that may have accepted the last attempt leaves unknown, never failed", async () => {
    const id = await sendsMail();
    const world = keyed(answers(UNKNOWN, UNKNOWN, UNKNOWN));
    for (const status of ["queued", "queued", "unknown"]) {
      expect(await runAction(scene.kernel, id, world)).toBe(status);
      await makeDue(id);
    }
    expect((await scene.targetsOf(id)).map((target) => target.status)).toEqual(["unknown"]);
    expect(await ledgerOf(id)).toMatchObject({ outcome: "unknown" });
    expect((await scene.rowOf(id)).result).toMatchObject({ targets: { unknown: 1, failed: 0, pending: 0 } });
  });
});

describe("a provider that refuses after a lost answer", () => {
  it("has not said that the first call failed: the action ends unknown when its attempts are spent", async () => {
    const id = await sendsMail();
    const world = keyed(answers(UNKNOWN, RETRY, RETRY));
    for (const status of ["queued", "queued", "unknown"]) {
      expect(await runAction(scene.kernel, id, world)).toBe(status);
      await makeDue(id);
    }
    expect(await ledgerOf(id)).toMatchObject({ outcome: "unknown", tries: 3 });
  });
});

describe("a kill switch during a run", () => {
  it("puts the action off before its next effect, without costing an attempt", async () => {
    const id = await sendsMail();
    const one = await claim(id, "w1");
    await scene.db.insert(killSwitches).values({ scope: "queue:email", reason: "t", setBy: "t", setAt: new Date() });
    const world = fakeWorld();
    const end = await perform(one, world);
    expect([end, await statusAfter(one, end)]).toEqual([{ end: "put_off" }, "queued"]);
    await scene.db.delete(killSwitches);
    expect(world.mails).toEqual([]);
    expect(await scene.rowOf(id)).toMatchObject({ attempt: 0, status: "queued" });
  });
});

describe("a worker that dies", () => {
  it("between intent and outcome leaves unknown to the one who takes over, when the key means nothing", async () => {
    const id = await sendsMail();
    const first = await claim(id, "w1");
    const dead = fakeWorld(() => {
      throw new Error("killed");
    });
    await expect(perform(first, dead)).rejects.toThrow("killed");
    await loseLease(id);
    const world = fakeWorld();
    expect(await runAction(scene.kernel, id, world, "w2")).toBe("unknown");
    expect(world.mails).toEqual([]);
  });

  it("between intent and outcome is repeated by the one who takes over, when the key is known", async () => {
    const id = await sendsMail();
    const first = await claim(id, "w1");
    const dead = keyed(() => {
      throw new Error("killed");
    });
    await expect(perform(first, dead)).rejects.toThrow("killed");
    await loseLease(id);
    const world = keyed(answers());
    expect(await runAction(scene.kernel, id, world, "w2")).toBe("succeeded");
    expect(world.mails[0]?.key).toBe(dead.mails[0]?.key);
  });

  it("is found by its lease and taken over under a higher fence, on record, at no cost of an attempt", async () => {
    const id = await sendsMail();
    const first = await claim(id, "w1");
    expect((await claimActions(scene.kernel, "w2", [id])).get(id)).toEqual({ outcome: "gone" });
    await loseLease(id);
    expect((await findOrphans(scene.kernel, 10)).map((orphan) => orphan.id)).toEqual([id]);
    const second = await claim(id, "w2");
    expect([first.fence, second.fence, second.attempt]).toEqual([1, 2, 1]);
    expect((await scene.eventTypesOf(id)).at(-1)).toBe("action.resumed");
    expect(await statusAfter(second, await perform(second, fakeWorld()))).toBe("succeeded");
  });

  it("and comes back writes nothing: neither effect, nor target, nor end", async () => {
    const id = await sendsMail();
    const first = await claim(id, "w1");
    await loseLease(id);
    const second = await claim(id, "w2");
    const world = fakeWorld();
    expect(await perform(first, world)).toEqual({ end: "lost" });
    expect(world.mails).toEqual([]);
    expect(await ledgerOf(id)).toBeUndefined();
    expect(await statusAfter(first, { end: "settled" })).toBeUndefined();
    expect(await statusAfter(first, { end: "retry", problem })).toBeUndefined();
    expect(await scene.rowOf(id)).toMatchObject({ status: "running", fence: 2 });
    expect(await statusAfter(second, await perform(second, world))).toBe("succeeded");
  });

  it("during its call cannot record an outcome once another has taken over", async () => {
    const id = await sendsMail();
    const first = await claim(id, "w1");
    const slow = fakeWorld();
    const overtaken: Effects = {
      ...slow,
      mail: {
        ...slow.mail,
        async send() {
          await loseLease(id);
          await claim(id, "w2");
          return { outcome: "done", providerId: "late" };
        },
      },
    };
    expect(await perform(first, overtaken)).toEqual({ end: "lost" });
    expect(await ledgerOf(id)).toMatchObject({ outcome: null, providerId: null });
    expect((await scene.targetsOf(id)).map((target) => target.status)).toEqual(["pending"]);
  });

  it("keeps what it is running as long as it renews its lease", async () => {
    const id = await sendsMail();
    await claim(id, "w-renewing");
    await loseLease(id);
    const isOrphan = async () => (await findOrphans(scene.kernel, 10)).some((orphan) => orphan.id === id);
    await renewLeases(scene.kernel, "w-renewing", []);
    await renewLeases(scene.kernel, "w-other", [id]);
    expect(await isOrphan()).toBe(true);
    await renewLeases(scene.kernel, "w-renewing", [id]);
    expect(await isOrphan()).toBe(false);
  });
});

describe("a bulk action", () => {
  const approveMany = async (count: number, country: string) => {
    await makeMembers(scene.db, count, { country });
    const input = { filter: { country } };
    const allAtOnce = scene.withPolicy({ canaryFrom: 1_000 });
    const answer = await scene.submit(agent("shaggy"), { action: "user.approve_many", input }, allAtOnce);
    const decision = { verdict: "approve", digest: answer.pinnedDigest, typedCount: count, channel: "api" } as const;
    await decideAction(scene.kernel, scene.evan, answer.id, decision);
    await queueApproved(scene.kernel, 100);
    return answer.id;
  };
  const found = (country: string) => scene.db.select().from(members).where(eq(members.country, country));

  it("whose target changed between claim and effect fails that target alone, and the counts add up", async () => {
    const id = await approveMany(30, "AD");
    const one = await claim(id, "w1");
    const [changed] = await found("AD");
    await scene.db
      .update(members)
      .set({ version: 9 })
      .where(eq(members.id, changed?.id ?? ""));
    expect(await statusAfter(one, await perform(one, fakeWorld()))).toBe("failed");
    const row = await scene.rowOf(id);
    expect(row.result).toEqual({ targets: { succeeded: 29, failed: 1, cancelled: 0, unknown: 0, pending: 0 } });
    expect((await found("AD")).filter((member) => member.status === "active" && member.version === 2)).toHaveLength(29);
  });

  it("that a dead worker left half done is finished without touching what was done", async () => {
    const id = await approveMany(120, "VA");
    const first = await claim(id, "w1");
    const stop = new AbortController();
    const half = executeClaim({ kernel: scene.kernel, claim: first, effects: fakeWorld(), signal: stop.signal });
    // Settled chunk by chunk: stopping after the first look leaves the rest.
    stop.abort();
    expect(await half).toMatchObject({ end: "retry", problem: { code: "deadline" } });
    const done = (await scene.targetsOf(id)).filter((target) => target.status === "succeeded").length;
    expect([0, 50, 100]).toContain(done);
    await loseLease(id);
    expect(await runAction(scene.kernel, id, fakeWorld(), "w2")).toBe("succeeded");
    expect((await found("VA")).every((member) => member.status === "active" && member.version === 2)).toBe(true);
    expect(await scene.db.select().from(ledger).where(eq(ledger.actionId, id))).toHaveLength(120);
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(scene.db)).toEqual([]);
});
