import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actions } from "@/drizzle/schema/actions";
import { effects as ledger, providerEvents } from "@/drizzle/schema/effects";
import { outbox } from "@/drizzle/schema/outbox";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { mailingKernel } from "@/server/testing/mailing";
import { agent, makeMember, makeStaff } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import type { FakeWorld } from "@/server/testing/run-action";
import { trailDefects } from "@/server/testing/trail-defects";
import { cancelAction } from "./cancel";
import type { Kernel } from "./kernel";
import { newId } from "./key";
import type { PortResult } from "./ports";
import { Resolution, resolveAction } from "./resolve";
import { resolveProven } from "./resolve-proven";
import { retryAction } from "./retry";
import { stopAction } from "./stop";

let scene: DatabaseScene;
let kernel: Kernel;
beforeAll(async () => {
  scene = await databaseScene();
  kernel = mailingKernel(scene.db);
});
afterAll(() => scene.close());

const HOUR_MS = 3_600_000;
const UNKNOWN: PortResult = { outcome: "unknown", problem: { code: "no_answer", message: "The line was cut." } };
const DONE: PortResult = { outcome: "done", providerId: "m-1" };
const answering = (...results: PortResult[]): FakeWorld => fakeWorld(() => results.shift() ?? DONE);
/** The same of a provider that knows keys for an hour. */
const keyed = (world: FakeWorld): FakeWorld => {
  return { ...world, mail: { ...world.mail, keyWindowMs: HOUR_MS }, mails: world.mails };
};

const oneMail = async () => {
  const { email } = await makeMember(scene.db, { status: "active" });
  const data = { firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/dashboard" };
  const input = { to: email, templateKey: "welcome_investor", data };
  return (await scene.submit(agent("velma"), { action: "email.send_one", input })).id;
};
const mailing = async (count: number) => {
  const to = Array.from({ length: count }, () => `${newId()}@example.com`);
  return (await scene.submit({ kind: "system", id: "test" }, { action: "test.mailing", input: { to } }, kernel)).id;
};
const makeDue = (id: string) =>
  scene.db
    .update(actions)
    .set({ notBefore: new Date(0) })
    .where(eq(actions.id, id));
/** Of a mail that nobody answered for; `world` may know keys, and is then asked until the attempts are spent. */
const unknownMail = async (world = answering(UNKNOWN)) => {
  const id = await oneMail();
  for (let status = "queued"; status === "queued"; await makeDue(id))
    status = String(await runAction(kernel, id, world));
  expect((await scene.rowOf(id)).status).toBe("unknown");
  return id;
};
const say = (outcome: "happened" | "did_not_happen", more: object = {}) =>
  Resolution.parse({ targets: [{ n: 0, outcome }], evidence: "resend-1", note: "Looked it up.", ...more });
const resolve = (id: string, asked: Resolution, by = scene.evan) => resolveAction(kernel, by, id, asked);
const effectsOf = (id: string) => scene.db.select().from(ledger).where(eq(ledger.actionId, id)).orderBy(ledger.targetN);
const countsOf = async (id: string) => {
  const result = (await scene.rowOf(id)).result as { targets: Record<string, number> };
  return result.targets;
};
const eventFor = async (id: string, proves: "happened" | "did_not_happen", n = 0) => {
  const effect = (await effectsOf(id))[n];
  const at = new Date();
  await scene.db.insert(providerEvents).values({
    ...{ provider: "resend", eventId: newId(), type: "email.test", proves, effectKey: effect?.effectKey },
    ...{ providerId: "mail-7", occurredAt: at, receivedAt: at, detail: {} },
  });
};

describe("an operator who says what happened", () => {
  it("ends the action as succeeded when it did, with effect, target and counts, and the agent is told once", async () => {
    const id = await unknownMail();
    expect(await resolve(id, say("happened"))).toEqual({ id, status: "succeeded", unknownLeft: 0 });
    expect(await effectsOf(id)).toMatchObject([{ outcome: "done", problem: null }]);
    expect(await scene.targetsOf(id)).toMatchObject([{ status: "succeeded", problem: null }]);
    expect(await scene.rowOf(id)).toMatchObject({ status: "succeeded", problem: null, settledAt: expect.any(Date) });
    expect(await countsOf(id)).toEqual({ succeeded: 1, failed: 0, cancelled: 0, unknown: 0, pending: 0 });
    const told = scene.db
      .select()
      .from(outbox)
      .where(eq(outbox.dedupeKey, `settled:${id}`));
    expect(await told).toHaveLength(1);
  });

  it("ends it as failed when it did not; trying again is then a new action with a parent", async () => {
    const id = await unknownMail();
    await resolve(id, say("did_not_happen"));
    expect(await scene.rowOf(id)).toMatchObject({ status: "failed", problem: { code: "not_done" } });
    expect(await effectsOf(id)).toMatchObject([{ outcome: "failed" }]);
    const again = await retryAction(scene.kernel, scene.evan, id, "It did not go out.");
    expect(await scene.rowOf(again.id)).toMatchObject({ parentId: id });
  });

  it("is on record with where it can be looked up, kept apart as free text", async () => {
    const id = await unknownMail();
    await resolve(id, say("happened"));
    const [found, moved] = (await scene.eventsOf(id)).slice(-2);
    expect(found).toMatchObject({
      type: "effect.resolved",
      actorId: scene.evan.id,
      body: { by: "operator", targets: [{ n: 0, outcome: "happened" }] },
    });
    expect(JSON.stringify(found?.body)).not.toContain("Looked it up");
    expect(moved).toMatchObject({ type: "action.resolved", body: { from: "unknown", to: "succeeded" } });
  });

  it("must name evidence and a note, and an outcome for something", async () => {
    for (const lacking of [{ evidence: " " }, { note: "" }, { targets: [] }, { evidence: undefined }]) {
      expect(() => say("happened", lacking)).toThrow();
    }
    const twice = { targets: [0, 0].map((n) => ({ n, outcome: "happened" })) };
    await expect(resolve(await unknownMail(), say("happened", twice))).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("may be no agent, and nobody but an operator", async () => {
    const id = await unknownMail();
    const viewer = await makeStaff(scene.db, "viewer");
    for (const actor of [agent("velma"), viewer]) {
      await expect(resolveAction(kernel, actor, id, say("happened"))).rejects.toMatchObject({ code: "forbidden" });
    }
    expect((await scene.rowOf(id)).status).toBe("unknown");
  });

  it("says nothing of what is known, or was tried again since they looked", async () => {
    const id = await unknownMail();
    const stale = resolve(id, say("happened", { fence: 0 }));
    await expect(stale).rejects.toMatchObject({ code: "state_conflict" });
    const other = resolve(id, say("happened", { targets: [{ n: 7, outcome: "happened" }] }));
    await expect(other).rejects.toMatchObject({ code: "state_conflict", details: { targets: [7] } });
    const settled = await scene.holdOne();
    await expect(resolve(settled.id, say("happened"))).rejects.toMatchObject({ code: "state_conflict" });
  });
});

describe("an action with many targets", () => {
  it("stays unknown until all are spoken for, and the counts add up at every step", async () => {
    const id = await mailing(4);
    expect(await runAction(kernel, id, answering(UNKNOWN, DONE, UNKNOWN, UNKNOWN))).toBe("unknown");
    const first = await resolve(id, say("happened"));
    expect(first).toEqual({ id, status: "unknown", unknownLeft: 2 });
    expect(await countsOf(id)).toEqual({ succeeded: 2, failed: 0, cancelled: 0, unknown: 2, pending: 0 });
    const rest = { targets: [2, 3].map((n) => ({ n, outcome: n === 2 ? "happened" : "did_not_happen" })) };
    expect(await resolve(id, say("happened", rest))).toMatchObject({ status: "failed", unknownLeft: 0 });
    expect(await countsOf(id)).toEqual({ succeeded: 3, failed: 1, cancelled: 0, unknown: 0, pending: 0 });
    expect((await effectsOf(id)).map(({ outcome }) => outcome)).toEqual(["done", "done", "done", "failed"]);
  });
});

describe("an action that was stopped with a call in doubt", () => {
  it("has failed when the call is spoken for, because not all of it was done; it does not go on", async () => {
    const id = await mailing(3);
    const { mail, ...world } = fakeWorld();
    const stopping: FakeWorld = {
      ...world,
      mail: {
        ...mail,
        async send(...call) {
          await mail.send(...call);
          await stopAction(kernel, scene.evan, id, "Enough.");
          return UNKNOWN;
        },
      },
    };
    expect(await runAction(kernel, id, stopping)).toBe("unknown");
    expect(await countsOf(id)).toEqual({ succeeded: 0, failed: 0, cancelled: 2, unknown: 1, pending: 0 });
    const again = resolve(id, say("did_not_happen", { ifNotDone: "try_again" }));
    await expect(again).rejects.toMatchObject({ code: "state_conflict" });
    expect(await resolve(id, say("happened"))).toMatchObject({ status: "failed" });
    expect(await scene.rowOf(id)).toMatchObject({ problem: { code: "stopped" } });
    expect(await countsOf(id)).toEqual({ succeeded: 1, failed: 0, cancelled: 2, unknown: 0, pending: 0 });
  });
});

describe("trying again what did not happen", () => {
  let world: FakeWorld;
  beforeEach(() => {
    world = keyed(answering(UNKNOWN, UNKNOWN, UNKNOWN));
  });
  const again = say("did_not_happen", { ifNotDone: "try_again" });

  it("goes on under the same key while the provider knows it, as an open question that nothing can end", async () => {
    const id = await unknownMail(world);
    const [before] = await effectsOf(id);
    expect(await resolve(id, again)).toMatchObject({ status: "queued", unknownLeft: 0 });
    expect(await effectsOf(id)).toMatchObject([{ outcome: null, windowUntil: before?.windowUntil }]);
    const cancelled = cancelAction(kernel, scene.evan, id, "no");
    await expect(cancelled).rejects.toMatchObject({ code: "state_conflict" });
    expect(await runAction(kernel, id, world)).toBe("succeeded");
    expect(new Set(world.mails.map(({ key }) => key)).size).toBe(1);
    expect(await effectsOf(id)).toMatchObject([{ outcome: "done", tries: 4 }]);
  });

  it("does those targets and no others", async () => {
    const id = await mailing(3);
    const some = keyed(answering(DONE, UNKNOWN, DONE, UNKNOWN, UNKNOWN));
    while ((await runAction(kernel, id, some)) === "queued") await makeDue(id);
    await resolve(
      id,
      say("did_not_happen", { targets: [{ n: 1, outcome: "did_not_happen" }], ifNotDone: "try_again" }),
    );
    expect(await runAction(kernel, id, some)).toBe("succeeded");
    const counts = Map.groupBy(some.mails, ({ to }) => to);
    expect([...counts.values()].map((mails) => mails.length)).toEqual([1, 4, 1]);
  });

  it.each([
    ["to a provider that knows no keys", async () => unknownMail()],
    [
      "once the window is over",
      async () => {
        const id = await unknownMail(world);
        await scene.db
          .update(ledger)
          .set({ windowUntil: new Date(0) })
          .where(eq(ledger.actionId, id));
        return id;
      },
    ],
    [
      "once its approval is over",
      async () => {
        const id = await unknownMail(world);
        await scene.db
          .update(actions)
          .set({ validUntil: new Date(0) })
          .where(eq(actions.id, id));
        return id;
      },
    ],
  ])("is refused %s: a person's word alone sends nothing twice", async (_when, make) => {
    const id = await make();
    await expect(resolve(id, again)).rejects.toMatchObject({ code: "state_conflict" });
    expect((await scene.rowOf(id)).status).toBe("unknown");
  });
});

describe("a provider's event", () => {
  it("settles what was unknown, with the event as evidence and no person asked", async () => {
    const id = await unknownMail();
    await eventFor(id, "happened");
    expect(await resolveProven(kernel, 100)).toBe(1);
    expect(await scene.rowOf(id)).toMatchObject({ status: "succeeded" });
    expect(await effectsOf(id)).toMatchObject([{ outcome: "done", providerId: "mail-7" }]);
    const [found] = (await scene.eventsOf(id)).slice(-2);
    expect(found).toMatchObject({ actorKind: "system", body: { by: "provider_event", evidence: [{ n: 0 }] } });
    expect(await resolveProven(kernel, 100)).toBe(0);
  });

  it("that came before anybody knew that it was unknown counts as well", async () => {
    const id = await oneMail();
    const world = keyed(answering(UNKNOWN, UNKNOWN, UNKNOWN));
    await runAction(kernel, id, world);
    await eventFor(id, "happened");
    expect(await resolveProven(kernel, 100)).toBe(0);
    do await makeDue(id);
    while ((await runAction(kernel, id, world)) === "queued");
    expect((await scene.rowOf(id)).status).toBe("unknown");
    await resolveProven(kernel, 100);
    expect((await scene.rowOf(id)).status).toBe("succeeded");
  });

  it("that the mail never left ends it as failed, unless another saw it leave", async () => {
    const [lost, sent] = [await unknownMail(), await unknownMail()];
    await eventFor(lost, "did_not_happen");
    await eventFor(sent, "did_not_happen");
    await eventFor(sent, "happened");
    await resolveProven(kernel, 100);
    expect([(await scene.rowOf(lost)).status, (await scene.rowOf(sent)).status]).toEqual(["failed", "succeeded"]);
  });

  it("for one of many leaves the others unknown", async () => {
    const id = await mailing(2);
    await runAction(kernel, id, answering(UNKNOWN, UNKNOWN));
    await eventFor(id, "happened", 1);
    await resolveProven(kernel, 100);
    expect((await scene.targetsOf(id)).map(({ status }) => status)).toEqual(["unknown", "succeeded"]);
    expect(await countsOf(id)).toMatchObject({ succeeded: 1, unknown: 1 });
  });
});

describe("at the same moment", () => {
  it.each([0, 1, 2, 3, 4])("two operators: one is heard, the other is told (round %i)", async () => {
    const id = await unknownMail();
    const ann = await makeStaff(scene.db, "operator", "Ann");
    const ends = await Promise.allSettled([resolve(id, say("happened")), resolve(id, say("did_not_happen"), ann)]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(ends.find((end) => end.status === "rejected")?.reason).toMatchObject({ code: "state_conflict" });
    expect((await scene.eventTypesOf(id)).filter((type) => type === "action.resolved")).toHaveLength(1);
  });

  it.each([0, 1, 2, 3, 4])("an operator and the provider: it is resolved once (round %i)", async () => {
    const id = await unknownMail();
    await eventFor(id, "happened");
    await Promise.allSettled([resolve(id, say("happened")), resolveProven(kernel, 100)]);
    expect((await scene.eventTypesOf(id)).filter((type) => type === "action.resolved")).toHaveLength(1);
    expect((await scene.rowOf(id)).status).toBe("succeeded");
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(scene.db)).toEqual([]);
});
