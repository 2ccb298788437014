import { asc, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import { effects as ledger, providerEvents } from "@/drizzle/schema/effects";
import { mailDeliveries, suppressions } from "@/drizzle/schema/mail";
import { outbox } from "@/drizzle/schema/outbox";
import { webhookAttempts, webhookEvents } from "@/drizzle/schema/webhook-events";
import { resendMail } from "@/server/effects/resend";
import { newId } from "@/server/kernel/key";
import { resolveProven } from "@/server/kernel/resolve-proven";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { startFakeResend } from "@/server/testing/fake-resend";
import type { FakeResend } from "@/server/testing/fake-resend";
import { postWebhook } from "@/server/testing/post-webhook";
import { fakeWorld } from "@/server/testing/run-action";
import { trailDefects } from "@/server/testing/trail-defects";
import { unknownMail } from "@/server/testing/unknown-mail";
import { takeDueEvents } from "./dispatch-events";
import { HANDLERS } from "./handlers";
import type { Handlers } from "./handler";
import type { HookSource } from "./hook";
import { processEvent } from "./process-event";
import { replayEvents } from "./replay-events";

let world: DatabaseApp;
let resend: FakeResend;
beforeAll(async () => {
  [world, resend] = await Promise.all([databaseApp(), startFakeResend()]);
});
afterAll(() => Promise.all([world.close(), resend.close()]));

const db = () => world.scene.db;
const stored = async (source: HookSource) =>
  db().select().from(webhookEvents).where(eq(webhookEvents.source, source)).orderBy(asc(webhookEvents.id));
const rowOf = async (id: string) => {
  const [row] = await db().select().from(webhookEvents).where(eq(webhookEvents.id, id));
  if (!row) throw new Error("no such event");
  return row;
};

/** Posts it and does what the worker would do with what is due. Answers the events that came of it. */
async function tell(source: HookSource, event: unknown, id?: string) {
  expect((await postWebhook(source, event, id === undefined ? {} : { id })).status).toBe(200);
  return work();
}
async function work(handlers: Handlers = HANDLERS) {
  const due = await takeDueEvents(world.scene.kernel, 100);
  for (const one of due) await processEvent(world.scene.kernel, one.id, handlers);
  await resolveProven(world.scene.kernel, 100);
  return due.map((one) => one.id);
}

const mailEvent = (type: string, data: object, at = new Date()) => ({ type, created_at: at.toISOString(), data });
const keyOf = async (id: string) =>
  (await db().select().from(ledger).where(eq(ledger.actionId, id)))[0]?.effectKey ?? "";
const suppressed = async (email: string) =>
  (await db().select().from(suppressions).where(eq(suppressions.email, email)))[0];
const ofTrail = async (type: string, word: string) => {
  const events = await db().select().from(auditEvents).where(eq(auditEvents.type, type));
  return events.filter(({ body }) => JSON.stringify(body).includes(word));
};

describe("news of a mail that nobody answered for", () => {
  it("is matched by what the mail itself carries, though its id was never learned, and settles the action", async () => {
    resend.next("accept-then-drop", "accept-then-drop", "accept-then-drop");
    const effects = { ...fakeWorld(), mail: resendMail("re_test", { baseUrl: resend.url }) };
    const { id, to } = await unknownMail(world.scene, effects);
    const { tags } = JSON.parse(resend.requests[0]?.body ?? "{}") as { tags: unknown };
    const mail = resend.mails[0]?.id;
    const [webhookId = ""] = await tell("resend", mailEvent("email.delivered", { email_id: mail, to: [to], tags }));
    expect(await rowOf(webhookId)).toMatchObject({
      state: "processed",
      attempts: 1,
      outcome: "The mail is delivered.",
    });
    expect(await world.scene.rowOf(id)).toMatchObject({ status: "succeeded" });
    const [effect] = await db().select().from(ledger).where(eq(ledger.actionId, id));
    expect(effect).toMatchObject({ outcome: "done", providerId: mail });
  });

  it("of another installation's mail is on record and changes nothing", async () => {
    const { id } = await unknownMail(world.scene);
    await tell("resend", mailEvent("email.delivered", { tags: { effect_key: "f".repeat(40) } }), "msg_other");
    const events = await db().select().from(providerEvents).where(eq(providerEvents.eventId, "msg_other"));
    expect(events).toMatchObject([{ effectKey: null, proves: "happened" }]);
    expect((await world.scene.rowOf(id)).status).toBe("unknown");
  });
});

describe("the state of a mail", () => {
  const minute = (n: number) => new Date(Date.UTC(2026, 0, 5, 9, n));
  const standing = async (effectKey: string) =>
    (await db().select().from(mailDeliveries).where(eq(mailDeliveries.effectKey, effectKey)))[0];

  it.each([
    [["bounced", "delivered", "sent"], "bounced"],
    [["complained", "delivered", "delivery_delayed"], "complained"],
    [["delivery_delayed", "sent", "delivered"], "delivered"],
    [["sent", "delivery_delayed", "delivered", "bounced", "complained"], "complained"],
    [["delivered", "failed"], "delivered"],
  ])("told in the order %j is %s in the end", async (told, end) => {
    const { id } = await unknownMail(world.scene);
    const effectKey = await keyOf(id);
    for (const [n, word] of told.entries()) {
      await tell("resend", mailEvent(`email.${word}`, { to: [], tags: { effect_key: effectKey } }, minute(n)));
    }
    expect(await standing(effectKey)).toMatchObject({ state: end, provider: "resend" });
  });

  it("is another one for a bounce that may pass than for one that will not, which it gives way to", async () => {
    const { id } = await unknownMail(world.scene);
    const effectKey = await keyOf(id);
    const states: unknown[] = [];
    for (const [n, type] of ["Transient", "Permanent", "Transient"].entries()) {
      const data = { to: [], tags: { effect_key: effectKey }, bounce: { type } };
      await tell("resend", mailEvent("email.bounced", data, minute(n)));
      states.push((await standing(effectKey))?.state);
    }
    expect(states).toEqual(["soft_bounced", "bounced", "bounced"]);
  });
});

describe("an address that bounces for good, or complains", () => {
  it.each([
    ["email.bounced", { bounce: { type: "Permanent", subType: "General", message: "No such user" } }, "bounce"],
    ["email.complained", {}, "complaint"],
  ])("by %s is not written to again, on record once and without its name", async (type, more, reason) => {
    const email = `${newId()}@example.com`;
    const data = { email_id: newId(), to: [email.toUpperCase()], ...more };
    for (const id of [`${type}-1`, `${type}-1`, `${type}-2`]) await tell("resend", mailEvent(type, data), id);
    expect(await suppressed(email)).toMatchObject({
      reason,
      scope: "all",
      expiresAt: null,
      source: `resend:${type}-1`,
    });
    const mine = await ofTrail("suppression.added", `${type}-1`);
    expect(mine).toHaveLength(1);
    const events = await db()
      .select()
      .from(providerEvents)
      .where(eq(providerEvents.eventId, `${type}-1`));
    expect(JSON.stringify([mine.map(({ body }) => body), events]).toLowerCase()).not.toContain(email);
  });
});

describe("an address whose mails softly bounce", () => {
  const softly = (email: string, at: Date) =>
    mailEvent("email.bounced", { to: [email], bounce: { type: "Transient" } }, at);
  const day = (n: number) => new Date(Date.UTC(2026, 0, n, 9));

  it("is closed for a time after the third within two weeks, not before", async () => {
    const email = `${newId()}@example.com`;
    for (const n of [1, 5]) await tell("resend", softly(email, day(n)));
    expect(await suppressed(email)).toBeUndefined();
    await tell("resend", softly(email, day(9)));
    const row = await suppressed(email);
    expect(row).toMatchObject({ reason: "bounce", scope: "all" });
    expect(row?.expiresAt?.getTime()).toBeGreaterThan(Date.now() + 29 * 24 * 3_600_000);
  });

  it("is not when they are weeks apart, or the same one is told again and again", async () => {
    const email = `${newId()}@example.com`;
    for (const n of [1, 16, 31]) await tell("resend", softly(email, day(n)));
    const [other, event] = [`${newId()}@example.com`, "msg_soft"];
    for (let n = 0; n < 4; n += 1) await tell("resend", softly(other, day(1)), event);
    expect([await suppressed(email), await suppressed(other)]).toEqual([undefined, undefined]);
  });
});

describe("a batch of SendGrid", () => {
  const at = 1_767_603_600;
  const told = (email: string, event: string, more: object = {}) => ({
    ...{ email, event, timestamp: at, sg_event_id: newId(), sg_message_id: `${newId()}.filter-1.0`, ...more },
  });

  it("is one event for each of its entries, whatever else it holds, and each is stored once", async () => {
    const before = (await stored("sendgrid")).length;
    const name = (word: string) => `${word}-${newId()}@example.com`;
    const [hard, soft, angry, gone, full, invalid] = ["hard", "soft", "angry", "gone", "full", "invalid"].map(name);
    const batch = [
      told(hard ?? "", "bounce", { type: "bounce", status: "5.1.1" }),
      told(soft ?? "", "bounce", { type: "bounce", status: "4.2.2" }),
      told(angry ?? "", "spamreport"),
      told(gone ?? "", "unsubscribe"),
      told(full ?? "", "bounce", { type: "blocked", status: "5.2.2" }),
      told(invalid ?? "", "bounce", { type: "blocked", status: "5.1.1" }),
      told(hard ?? "", "open"),
      { surprise: true },
    ];
    const ids = await tell("sendgrid", [...batch, batch[0]]);
    expect(ids).toHaveLength(batch.length);
    await tell("sendgrid", batch);
    expect((await stored("sendgrid")).length).toBe(before + batch.length);
    const rows = await db()
      .select()
      .from(suppressions)
      .where(inArray(suppressions.email, [hard, soft, angry, gone, full, invalid].map(String)));
    const reasons = Object.fromEntries(rows.map((row) => [row.email.split("-")[0], `${row.reason} ${row.scope}`]));
    expect(reasons).toEqual({
      hard: "bounce all",
      angry: "complaint all",
      gone: "unsubscribe marketing",
      invalid: "bounce all",
    });
    const states = (await db().select().from(webhookEvents).where(inArray(webhookEvents.id, ids))).map(
      (row) => row.state,
    );
    expect(states.toSorted()).toEqual(["ignored", "ignored", ...Array.from({ length: 6 }, () => "processed")]);
  });
});

describe("what Stripe, Plaid and Slack tell", () => {
  const stripe = (type: string, object: object) => ({ id: `evt_${newId()}`, type, created: 1, data: { object } });

  it("reaches operators when money goes back, in words that no customer has typed", async () => {
    const dispute = {
      id: "dp_1",
      amount: 4200,
      currency: "usd",
      reason: "fraudulent",
      evidence: { customer_name: "<b>" },
    };
    const [id = ""] = await tell("stripe", stripe("charge.dispute.created", dispute));
    const [notice] = await db()
      .select()
      .from(outbox)
      .where(eq(outbox.dedupeKey, `webhook:${id}`));
    expect(notice?.body).toMatchObject({ level: "urgent", audience: "role:operator" });
    expect(JSON.stringify(notice?.body)).toMatch(/dp_1, 4200 in the smallest unit of USD, fraudulent/);
    expect(JSON.stringify(notice?.body)).not.toContain("<b>");
  });

  it.each<[HookSource, unknown]>([
    ["stripe", stripe("customer.updated", { id: "cus_1" })],
    ["stripe", { id: "evt_bare", object: "event" }],
    ["plaid", { webhook_type: "ITEM", webhook_code: "ERROR", item_id: "1" }],
    ["slack", { type: "event_callback", event_id: "Ev1", event: { type: "pin_added" } }],
    ["resend", mailEvent("contact.created", {})],
  ])("is on record and ignored where nothing listens: %s %j", async (source, event) => {
    const [id = ""] = await tell(source, event);
    expect(await rowOf(id)).toMatchObject({
      state: "ignored",
      outcome: "Nothing listens to it.",
      raw: JSON.stringify(event),
    });
  });

  it("is answered at the door when Slack asks whether anybody is there", async () => {
    const before = (await stored("slack")).length;
    const answer = await postWebhook("slack", { type: "url_verification", challenge: "3eZbrw1a", token: "t" });
    expect(answer).toEqual({ status: 200, body: { challenge: "3eZbrw1a" } });
    const forged = await postWebhook("slack", { type: "url_verification", challenge: "x" }, { key: null });
    expect(forged.status).toBe(401);
    expect((await stored("slack")).length).toBe(before);
  });

  it("is kept under a safe name when it is authentic and odd", async () => {
    const [id = ""] = await tell("stripe", { id: "x".repeat(5_000), type: "\u0000<script>", created: 1e300 });
    const row = await rowOf(id);
    expect(row).toMatchObject({ type: "unknown", state: "ignored" });
    expect(row.eventId).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(row.occurredAt).toEqual(row.receivedAt);
  });
});

describe("an event that cannot be processed", () => {
  const failing: Handlers = { ...HANDLERS, plaid: () => Promise.reject(new Error("a defect")) };
  const makeDue = (id: string) =>
    db()
      .update(webhookEvents)
      .set({ notBefore: new Date(0) })
      .where(eq(webhookEvents.id, id));

  it("is tried five times, five seconds apart, then a dead letter of which operators hear; asked again it is the same event", async () => {
    const { kernel, evan } = world.scene;
    await postWebhook("plaid", { webhook_type: "AUTH", webhook_code: "FAILS", item_id: newId() });
    const [id = ""] = await work(failing);
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: "failed", attempts: 1, dispatchedAt: null, problem: { code: "internal" } });
    expect(row.notBefore.getTime() - row.receivedAt.getTime()).toBeGreaterThanOrEqual(5_000);
    const later = { notBefore: new Date("2999-01-01T00:00:00Z") };
    await db().update(webhookEvents).set(later).where(eq(webhookEvents.id, id));
    expect(await work(failing)).toEqual([]);
    for (let n = 2; n <= 5; n += 1) {
      await makeDue(id);
      expect(await work(failing)).toEqual([id]);
    }
    expect(await rowOf(id)).toMatchObject({ state: "dead", attempts: 5 });
    expect(await ofTrail("webhook.dead", id)).toHaveLength(1);
    const told = await db().select().from(outbox).where(eq(outbox.topic, "notice.staff"));
    expect(told.filter(({ dedupeKey }) => dedupeKey.startsWith("webhook-dead:plaid:AUTH.FAILS"))).toHaveLength(1);
    await makeDue(id);
    expect(await work(failing)).toEqual([]);

    expect(await replayEvents(kernel, evan, { ids: [id, newId()] })).toEqual({ asked: 1 });
    // Of one that is open already nothing is asked.
    expect(await replayEvents(kernel, evan, { ids: [id] })).toEqual({ asked: 0 });
    expect(await work()).toEqual([id]);
    expect(await rowOf(id)).toMatchObject({ eventId: row.eventId, state: "ignored", attempts: 6, problem: null });
    const [replayed] = await ofTrail("webhook.replayed", id);
    expect(replayed).toMatchObject({ actorKind: "staff", actorId: evan.id, body: { was: "dead", attempts: 5 } });
    const tries = await db()
      .select()
      .from(webhookAttempts)
      .where(eq(webhookAttempts.webhookId, id))
      .orderBy(webhookAttempts.n);
    expect(tries.map(({ state }) => state)).toEqual(["failed", "failed", "failed", "failed", "dead", "ignored"]);
  });

  it("is dead at once when it is authentic and unreadable: trying again cannot help", async () => {
    const [id = ""] = await tell("resend", { type: "email.delivered", created_at: "2026-01-05T09:00:00Z" });
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: "dead", attempts: 1, problem: { code: "unreadable" } });
    expect(row.problem?.message).toContain("data");
  });

  it("takes back what its handler had written before it failed", async () => {
    const email = `${newId()}@example.com`;
    const half: Handlers = {
      ...HANDLERS,
      async resend(kernel, tx, event) {
        await HANDLERS.resend(kernel, tx, event);
        throw new Error("a defect after the work");
      },
    };
    await postWebhook("resend", mailEvent("email.complained", { to: [email] }));
    const [id = ""] = await work(half);
    expect([(await rowOf(id)).state, await suppressed(email)]).toEqual(["failed", undefined]);
    await makeDue(id);
    await work();
    expect([(await rowOf(id)).state, (await suppressed(email))?.reason]).toEqual(["processed", "complaint"]);
  });
});

it("that was processed and is asked again does nothing twice", async () => {
  const email = `${newId()}@example.com`;
  const [id = ""] = await tell("resend", mailEvent("email.complained", { to: [email] }), "msg_twice");
  await db().delete(suppressions).where(eq(suppressions.email, email));
  await replayEvents(world.scene.kernel, world.scene.evan, { ids: [id] });
  await work();
  // Lifted in between: an old event does not close it anew.
  expect(await suppressed(email)).toBeUndefined();
  expect(await rowOf(id)).toMatchObject({ state: "processed", attempts: 2, outcome: "It was on record already." });
});

it("of two processes that take the same event at once, one processes it", async () => {
  await postWebhook("stripe", { id: `evt_${newId()}`, type: "customer.updated" });
  const [one] = await takeDueEvents(world.scene.kernel, 100);
  const ends = await Promise.all([1, 2, 3].map(() => processEvent(world.scene.kernel, one?.id ?? "")));
  expect(ends.filter((end) => end !== null)).toEqual(["ignored"]);
  expect(await rowOf(one?.id ?? "")).toMatchObject({ attempts: 1 });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(world.scene.db)).toEqual([]);
});
