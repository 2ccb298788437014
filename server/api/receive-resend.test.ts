import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import { effects as ledger, providerEvents } from "@/drizzle/schema/effects";
import { suppressions } from "@/drizzle/schema/mail";
import { resendMail } from "@/server/effects/resend";
import { newId } from "@/server/kernel/key";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { startFakeResend } from "@/server/testing/fake-resend";
import type { FakeResend } from "@/server/testing/fake-resend";
import { fakeWorld } from "@/server/testing/run-action";
import { trailDefects } from "@/server/testing/trail-defects";
import { unknownMail } from "@/server/testing/unknown-mail";
import { receiveResend } from "./receive-resend";

const SECRET = `whsec_${Buffer.from("only for tests, only for tests").toString("base64")}`;

let world: DatabaseApp;
let resend: FakeResend;
beforeAll(async () => {
  [world, resend] = await Promise.all([databaseApp(), startFakeResend()]);
});
afterAll(() => Promise.all([world.close(), resend.close()]));

interface Sending {
  id?: string;
  at?: Date;
  headers?: Record<string, string>;
  secret?: string;
}
/** As Resend posts it, unless told otherwise. */
const post = async (
  event: unknown,
  { id = `msg_${newId()}`, at = new Date(), headers, secret = SECRET }: Sending = {},
) => {
  const body = typeof event === "string" ? event : JSON.stringify(event);
  const signed = {
    "svix-id": id,
    "svix-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "svix-signature": new Webhook(secret).sign(id, at, body),
    ...headers,
  };
  const url = "http://ops.test/api/hooks/resend";
  const response = await receiveResend(new Request(url, { method: "POST", body, headers: signed }), SECRET);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const eventOf = (type: string, data: object) => ({ type, created_at: new Date().toISOString(), data });
const keyOf = async (id: string) =>
  (await world.scene.db.select().from(ledger).where(eq(ledger.actionId, id)))[0]?.effectKey ?? "";
const stored = (id: string) => world.scene.db.select().from(providerEvents).where(eq(providerEvents.eventId, id));
const suppressed = async (email: string) =>
  (await world.scene.db.select().from(suppressions).where(eq(suppressions.email, email)))[0];

describe("an event of a mail that nobody answered for", () => {
  it("is matched by what the mail itself carries, though its id was never learned, and settles the action", async () => {
    resend.next("accept-then-drop", "accept-then-drop", "accept-then-drop");
    const effects = { ...fakeWorld(), mail: resendMail("re_test", { baseUrl: resend.url }) };
    const { id, to } = await unknownMail(world.scene, effects);
    expect(resend.mails.filter((mail) => mail.to === to)).toHaveLength(1);
    const { tags } = JSON.parse(resend.requests[0]?.body ?? "{}") as { tags: unknown };
    const mail = resend.mails[0]?.id;
    const answer = await post(eventOf("email.delivered", { email_id: mail, to: [to], tags }));
    expect(answer).toEqual({ status: 200, body: { received: true, isNew: true } });
    expect(await world.scene.rowOf(id)).toMatchObject({ status: "succeeded" });
    const [effect] = await world.scene.db.select().from(ledger).where(eq(ledger.actionId, id));
    expect(effect).toMatchObject({ outcome: "done", providerId: mail });
  });

  it("that comes twice is one event", async () => {
    const { id } = await unknownMail(world.scene);
    const delivered = eventOf("email.delivered", { tags: { effect_key: await keyOf(id) } });
    const answers = await Promise.all([post(delivered, { id: "msg_same" }), post(delivered, { id: "msg_same" })]);
    expect(answers.filter(({ body }) => body.isNew)).toHaveLength(1);
    expect(await stored("msg_same")).toHaveLength(1);
    expect((await world.scene.eventTypesOf(id)).filter((type) => type === "action.resolved")).toHaveLength(1);
  });

  it("of another installation's mail is on record and changes nothing", async () => {
    const { id } = await unknownMail(world.scene);
    await post(eventOf("email.delivered", { tags: { effect_key: "f".repeat(40) } }), { id: "msg_other" });
    expect(await stored("msg_other")).toMatchObject([{ effectKey: null, proves: "happened" }]);
    expect((await world.scene.rowOf(id)).status).toBe("unknown");
  });
});

describe("an address that bounces for good, or complains", () => {
  it.each([
    ["email.bounced", { bounce: { type: "Permanent", subType: "General", message: "No such user" } }, "bounce"],
    ["email.complained", {}, "complaint"],
  ])("by %s is not written to again, on record once and without its name", async (type, more, reason) => {
    const email = `${newId()}@example.com`;
    const data = { email_id: newId(), to: [email.toUpperCase()], ...more };
    for (const id of [`${type}-1`, `${type}-1`, `${type}-2`]) await post(eventOf(type, data), { id });
    expect(await suppressed(email)).toMatchObject({ reason, source: `resend:${type}-1` });
    const events = await world.scene.db.select().from(auditEvents).where(eq(auditEvents.type, "suppression.added"));
    const mine = events.filter(({ body }) => JSON.stringify(body).includes(`${type}-1`));
    expect(mine).toHaveLength(1);
    expect(JSON.stringify([mine.map(({ body }) => body), await stored(`${type}-1`)]).toLowerCase()).not.toContain(
      email,
    );
  });

  it("is not one whose mailbox is full for now", async () => {
    const email = `${newId()}@example.com`;
    await post(eventOf("email.bounced", { to: [email], bounce: { type: "Transient" } }));
    expect(await suppressed(email)).toBeUndefined();
  });
});

describe("what is not Resend's word", () => {
  const event = eventOf("email.delivered", { to: [], tags: { effect_key: "0".repeat(40) } });
  const minutes = (count: number) => new Date(Date.now() + count * 60_000);
  const before = () => world.scene.db.$count(providerEvents);

  it.each<[string, Sending]>([
    ["another's signature", { secret: `whsec_${Buffer.from("somebody else entirely").toString("base64")}` }],
    ["no signature", { headers: { "svix-signature": "" } }],
    ["a signature of another version", { headers: { "svix-signature": "v2,AAAA" } }],
    ["the signature of another id", { headers: { "svix-id": "msg_another" } }],
    ["a time long past, as a recording played again has", { at: minutes(-6) }],
    ["a time to come", { at: minutes(6) }],
  ])("by %s, is refused and leaves nothing", async (_why, sending) => {
    const count = await before();
    expect((await post(event, sending)).body).toMatchObject({ status: 401, code: "unauthenticated" });
    expect(await before()).toBe(count);
  });

  it("or is no event, is refused with what is wrong; news of other sorts is taken and left", async () => {
    expect((await post("nonsense")).body).toMatchObject({ status: 400, code: "invalid_input" });
    expect((await post({ type: "email.delivered" })).body).toMatchObject({ status: 400, code: "invalid_input" });
    expect((await post("x".repeat(65 * 1024))).body).toMatchObject({ status: 413, code: "payload_too_large" });
    expect((await post(eventOf("contact.created", {}))).body).toEqual({ received: true, isNew: false });
  });

  it("is not looked at where no secret is set", async () => {
    const request = new Request("http://ops.test/api/hooks/resend", { method: "POST", body: "{}" });
    expect((await receiveResend(request, "")).status).toBe(404);
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(world.scene.db)).toEqual([]);
});
