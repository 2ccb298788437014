import { eq, like, sql } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { agents } from "@/drizzle/schema/agents";
import { outbox } from "@/drizzle/schema/outbox";
import { switchOffCallback } from "@/server/actions/switch-off-callback";
import { rotateCallbackSecret, setAgentCallback } from "@/server/auth/agent-callback";
import { webhookPort } from "@/server/effects/webhook";
import { callerWith } from "@/server/testing/caller-with";
import type { Caller } from "@/server/testing/caller-with";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { eventsOfType } from "@/server/testing/events-of-type";
import { startFakeWebhookReceiver } from "@/server/testing/fake-webhook-receiver";
import type { FakeWebhookReceiver } from "@/server/testing/fake-webhook-receiver";
import { agent, makeStaff } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { trailDefects } from "@/server/testing/trail-defects";

let world: DatabaseApp;
let receiver: FakeWebhookReceiver;
let secret: string;
let evan: Caller;
let victor: Caller;
beforeAll(async () => {
  [world, receiver] = await Promise.all([databaseApp(), startFakeWebhookReceiver()]);
  const viewer = await makeStaff(world.scene.db, "viewer", "Victor");
  evan = await callerWith(world, await world.staffToken(world.scene.evan));
  victor = await callerWith(world, await world.staffToken(viewer));
});
afterAll(async () => {
  await receiver.close();
  await world.close();
});
beforeEach(async () => {
  receiver.received.length = 0;
  const url = `${receiver.url}/told`;
  ({ secret } = await setAgentCallback(world.scene.db, world.scene.evan, { agent: "scooby", url }));
});

/** Relay, queue and worker in one step, through the real port. */
const send = (id: string) =>
  runAction(world.scene.kernel, id, {
    ...fakeWorld(),
    webhook: webhookPort({ WEBHOOK_ALLOW_HOSTS: `127.0.0.1:${receiver.port}` }),
  });

let n = 0;
/** Something of scooby's that has ended, and the delivery that tells of it. */
async function deliver() {
  const { id, about } = await ask();
  return { id, about, status: await send(id) };
}

const deliverLater = async () => (await ask()).id;

async function ask() {
  const input = { level: "digest", to: "all", title: `told ${n++}`, body: "b" };
  const about = await world.scene.submit(agent("scooby"), { action: "notification.send", input });
  await runAction(world.scene.kernel, about.id, fakeWorld());
  const told = { agent: "scooby", actionId: about.id, event: "action.settled" };
  const { id } = await world.scene.submit({ kind: "system", id: "relay" }, { action: "webhook.deliver", input: told });
  return { id, about: about.id };
}

const list = async (caller = victor) => (await caller.agents.callbacks({ agent: "scooby", limit: 50 })).items;
const idOf = (i: number) => receiver.received[i]?.headers["webhook-id"];
const verify = (i: number, by: string) =>
  new Webhook(by).verify(receiver.received[i]?.body ?? "", receiver.received[i]?.headers ?? {});

describe("the list of an agent's callbacks", () => {
  it("shows each with its state, its tries and the last answer, to any staff, and no secret", async () => {
    const good = await deliver();
    receiver.next({ status: 503 });
    const busy = await deliver();
    receiver.next({ status: 410 });
    const gone = await deliver();
    const items = await list();
    const shown = (id: string) => items.find((item) => item.id === id);
    expect(shown(good.id)).toMatchObject({ status: "succeeded", attempts: 1, responseStatus: 204, problem: null });
    expect(shown(gone.id)).toMatchObject({ status: "failed", responseStatus: 410, problem: { code: "callback_gone" } });
    expect(shown(busy.id)).toMatchObject({
      status: "queued",
      responseStatus: 503,
      about: busy.about,
      mayRepeat: false,
    });
    const all = JSON.stringify([items, await victor.agents.callback({ agent: "scooby" }), await victor.agents.list()]);
    expect(all).not.toContain("whsec_");
  });

  it("goes page by page and holds no other agent's", async () => {
    await deliver();
    await deliver();
    const first = await victor.agents.callbacks({ agent: "scooby", limit: 1 });
    const second = await victor.agents.callbacks({ agent: "scooby", limit: 1, cursor: first.nextCursor ?? "" });
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
    expect((await victor.agents.callbacks({ agent: "velma" })).items).toEqual([]);
  });
});

describe("a callback that says it is gone for good", () => {
  const stateOf = async () => (await victor.agents.list()).find(({ name }) => name === "scooby");
  const told = async () => {
    const rows = await world.scene.db.select().from(outbox).where(like(outbox.dedupeKey, "callback_gone:scooby:%"));
    return rows.map(({ body }) => body);
  };
  const goneEvents = async () => (await eventsOfType(world.scene.db, "agent.callback_gone")).length;

  it("is switched off, on record, and operators are told once, however many deliveries hear it", async () => {
    const [toldBefore, eventsBefore] = [(await told()).length, await goneEvents()];
    const waiting = await deliverLater();
    const hearsToo = await deliverLater();
    receiver.next({ status: 410 });
    expect((await deliver()).status).toBe("failed");
    expect(await stateOf()).toMatchObject({ callbackUrl: `${receiver.url}/told`, callbackEnabled: false });
    // They were asked for while it was on, and reach nobody now.
    for (const id of [waiting, hearsToo]) await send(id);
    const statuses = (await list()).filter(({ id }) => id === waiting || id === hearsToo).map(({ status }) => status);
    expect(statuses).toEqual(["blocked", "blocked"]);
    expect(receiver.received).toHaveLength(1);
    expect(await goneEvents()).toBe(eventsBefore + 1);
    expect((await told()).slice(toldBefore)).toEqual([
      expect.objectContaining({ audience: "role:operator", path: "/agents/scooby" }),
    ]);
  });

  it("is on again with the next address that an operator sets", async () => {
    receiver.next({ status: 410 });
    await deliver();
    await setAgentCallback(world.scene.db, world.scene.evan, { agent: "scooby", url: `${receiver.url}/told` });
    expect((await deliver()).status).toBe("succeeded");
  });

  it("does not end an address that has taken its place meanwhile", async () => {
    const url = `${receiver.url}/old`;
    await switchOffCallback(world.scene.db, { agent: "scooby", url });
    expect(await stateOf()).toMatchObject({ callbackEnabled: true });
  });
});

describe("sending again", () => {
  it("is a new action with a parent, tells the same event under the same id, and is on record with who asked", async () => {
    const first = await deliver();
    const again = await evan.agents.repeatCallback({ id: first.id });
    expect(again.id).not.toBe(first.id);
    expect(await world.scene.rowOf(again.id)).toMatchObject({ parentId: first.id, submitterKind: "system" });
    expect(await send(again.id)).toBe("succeeded");
    expect([receiver.received.length, idOf(1)]).toEqual([2, idOf(0)]);
    expect(verify(1, secret)).toMatchObject({ type: "action.settled", data: { id: first.about } });
    const [event] = (await world.scene.eventsOf(again.id)).filter(({ type }) => type === "action.retry_asked");
    expect(event).toMatchObject({ actorKind: "staff", actorId: world.scene.evan.id });
  });

  it("works as often as wanted, from any of them, one after the other", async () => {
    receiver.next({ status: 400 });
    const first = await deliver();
    expect(first.status).toBe("failed");
    const second = await evan.agents.repeatCallback({ id: first.id });
    await expect(evan.agents.repeatCallback({ id: first.id })).rejects.toThrow("being sent already");
    await send(second.id);
    const third = await evan.agents.repeatCallback({ id: first.id });
    expect((await world.scene.rowOf(third.id)).parentId).toBe(second.id);
    expect(await send(third.id)).toBe("succeeded");
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  it("two operators at the same moment send once", async () => {
    const { id } = await deliver();
    const both = await Promise.allSettled([evan.agents.repeatCallback({ id }), evan.agents.repeatCallback({ id })]);
    const ids = both.flatMap((one) => (one.status === "fulfilled" ? [one.value.id] : []));
    expect(new Set(ids).size).toBe(1);
  });

  it("is for operators alone, and of deliveries alone", async () => {
    const { id, about } = await deliver();
    await expect(victor.agents.repeatCallback({ id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const scooby = await callerWith(world, await world.agentKey("scooby"));
    await expect(scooby.agents.repeatCallback({ id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(scooby.agents.callbacks({ agent: "scooby" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(evan.agents.repeatCallback({ id: about })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("goes nowhere when the address is switched off", async () => {
    const { id } = await deliver();
    await world.scene.db.update(agents).set({ callbackEnabled: false }).where(eq(agents.name, "scooby"));
    expect(await evan.agents.repeatCallback({ id })).toMatchObject({ status: "blocked" });
    expect(receiver.received).toHaveLength(1);
  });

  it("what else has succeeded still cannot be asked for again", async () => {
    const { about } = await deliver();
    const input = { level: "digest", to: "all", title: "told", body: "b" };
    const asked = { action: "notification.send", input, parentId: about };
    expect(await world.scene.trySubmit(agent("scooby"), asked)).toMatchObject({ ok: false });
  });
});

describe("replacing the secret", () => {
  const rotate = (overlapHours: number) =>
    rotateCallbackSecret(world.scene.db, world.scene.evan, { agent: "scooby", overlapHours });

  it("lets both sign while they overlap, and the new one alone afterwards", async () => {
    const { secret: next, oldEndsAt } = await rotate(24);
    expect(next).not.toBe(secret);
    expect((await victor.agents.callback({ agent: "scooby" })).oldSecretUntil).toEqual(oldEndsAt);
    await deliver();
    expect(receiver.received[0]?.headers["webhook-signature"]).toMatch(/^v1,\S+ v1,\S+$/);
    for (const one of [secret, next]) expect(verify(0, one)).toMatchObject({ type: "action.settled" });
    const past = { callbackSecretBeforeUntil: sql`now() - interval '1 second'` };
    await world.scene.db.update(agents).set(past).where(eq(agents.name, "scooby"));
    await deliver();
    expect(verify(1, next)).toMatchObject({ type: "action.settled" });
    expect(() => verify(1, secret)).toThrow("No matching signature");
    expect((await victor.agents.callback({ agent: "scooby" })).oldSecretUntil).toBeNull();
  });

  it("ends a leaked secret at once without an overlap, and with another address", async () => {
    const { secret: next } = await rotate(0);
    await deliver();
    expect(() => verify(0, secret)).toThrow("No matching signature");
    await rotate(24);
    const url = `${receiver.url}/told`;
    await setAgentCallback(world.scene.db, world.scene.evan, { agent: "scooby", url });
    await deliver();
    expect(() => verify(1, next)).toThrow("No matching signature");
  });

  it("keeps two at most: the one before the last ends with the next replacement", async () => {
    const { secret: second } = await rotate(24);
    const { secret: third } = await rotate(24);
    await deliver();
    for (const one of [second, third]) expect(verify(0, one)).toMatchObject({ type: "action.settled" });
    expect(() => verify(0, secret)).toThrow("No matching signature");
  });

  it("is on record without the secret, takes a fresh proof, and a callback to replace it of", async () => {
    const { secret: next } = await rotate(1);
    const events = await eventsOfType(world.scene.db, "agent.callback_secret_rotated");
    expect(events.at(-1)).toMatchObject({
      actorKind: "staff",
      body: { agent: "scooby", oldEndsAt: expect.any(String) },
    });
    expect(JSON.stringify(events)).not.toContain(next);
    const asked = { agent: "scooby", overlapHours: 1 } as const;
    await expect(victor.agents.rotateCallbackSecret(asked)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(evan.agents.rotateCallbackSecret(asked)).rejects.toThrow(/who you are|identity/i);
    await expect(
      rotateCallbackSecret(world.scene.db, world.scene.evan, { agent: "velma", overlapHours: 1 }),
    ).rejects.toMatchObject({ code: "state_conflict" });
  });
});

it("leaves a trail without defects", async () => {
  expect(await trailDefects(world.scene.db)).toEqual([]);
});
