import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditPrivate } from "@/drizzle/schema/audit";
import { localMails, softBounces, suppressions } from "@/drizzle/schema/mail";
import { members } from "@/drizzle/schema/members";
import { webhookEvents } from "@/drizzle/schema/webhook-events";
import { localMail } from "@/server/effects/local-mail";
import { closeAddress } from "@/server/email/close-address";
import { takeDueEvents } from "@/server/hooks/dispatch-events";
import { processEvent } from "@/server/hooks/process-event";
import { newId } from "@/server/kernel/key";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { agent, makeMember } from "@/server/testing/make";
import { postWebhook } from "@/server/testing/post-webhook";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { testOps } from "@/server/testing/test-ops";
import { trailDefects } from "@/server/testing/trail-defects";
import { auditErase } from "./commands/audit-erase";
import { eraseMember } from "./erase-member";

let world: DatabaseApp;
let member: { id: string; email: string };
let other: { id: string; email: string };
beforeAll(async () => {
  world = await databaseApp();
});
afterAll(() => world.close());
beforeEach(async () => {
  [member, other] = [await makeMember(db(), { status: "active" }), await makeMember(db())];
});

const db = () => world.scene.db;
const erase = (id = member.id) => eraseMember(db(), world.scene.evan, id);

const WELCOME = { firstName: "Ann", dashboardUrl: "https://members.hedgeco.example/dashboard" };
const FORM = { "content-type": "application/x-www-form-urlencoded" };

async function told(source: Parameters<typeof postWebhook>[0], body: unknown, headers = {}) {
  expect((await postWebhook(source, body, { headers })).status).toBe(200);
  const [due] = await takeDueEvents(world.scene.kernel, 1);
  await processEvent(world.scene.kernel, due?.id ?? "");
  return due?.id ?? "";
}
const payloadOf = async (id: string) =>
  (await db().select().from(webhookEvents).where(eq(webhookEvents.id, id)))[0]?.raw ?? null;
const bounce = (email: string, type = "Permanent") => ({
  ...{ type: "email.bounced", created_at: new Date().toISOString() },
  data: { to: [email], bounce: { type } },
});
const mailTo = (to: string, key = newId()) =>
  localMail(db()).send(
    { from: "us@hedgeco.example", to, subject: `Dear ${to}`, html: `<p>${to}</p>`, text: to, headers: {} },
    { key, signal: new AbortController().signal },
  );
const mailsOf = async (key: string) => db().select().from(localMails).where(eq(localMails.effectKey, key));

describe("erasing a member", () => {
  it("removes the payloads of webhooks that name them, in whatever spelling, and no others", async () => {
    const email = `ann+${newId()}@example.com`;
    await db().update(members).set({ email }).where(eq(members.id, member.id));
    const escaped = JSON.stringify(bounce(email)).replaceAll("+", "\\u002b").replaceAll("@", "\\u0040");
    const naming = [
      await told("resend", bounce(email.toUpperCase())),
      await told("resend", escaped),
      await told("slack", `command=%2Ffind&trigger_id=${newId()}&text=${encodeURIComponent(email)}`, FORM),
      await told("stripe", { id: newId(), type: "customer.updated", data: { object: { email } } }),
    ];
    const kept = await told("resend", bounce(other.email));
    expect(await erase()).toMatchObject({ payloads: 4, openPayloads: 0 });
    expect(await Promise.all(naming.map(payloadOf))).toEqual([null, null, null, null]);
    expect(await payloadOf(kept)).toContain(other.email);
    const [row] = await db().select().from(webhookEvents).where(inArray(webhookEvents.id, naming));
    expect(row).toMatchObject({ payloadRemovedBy: "erasure", deliverySha256: expect.any(String) });
  });

  it("finds an address beyond ASCII in each way that it is written", async () => {
    const name = `zoë${newId().slice(-8)}`.normalize("NFC");
    const [read, sent] = [`${name}@bücher.example`, `${name}@xn--bcher-kva.example`];
    await db().update(members).set({ email: read }).where(eq(members.id, member.id));
    const payload = await told("resend", bounce(sent, "Transient"));
    const [asRead, asSent, apart] = [newId(), newId(), newId()];
    await mailTo(read, asRead);
    await mailTo(sent, asSent);
    await mailTo(read.normalize("NFD"), apart);
    await closeAddress(world.scene.kernel, world.scene.evan, { email: read, scope: "all", note: "Zoë rang." });
    expect(await erase()).toMatchObject({ payloads: 1, bounces: 1, mails: 3, events: 1 });
    expect(await payloadOf(payload)).toBeNull();
    expect(await db().select().from(suppressions).where(eq(suppressions.email, sent))).toMatchObject([{ note: null }]);
  });

  it("reaches what names an address of before, by the mails that were sent to it", async () => {
    const before = member.email;
    const sent = { to: before, templateKey: "welcome_investor", data: WELCOME };
    const held = await world.scene.trySubmit(agent("velma"), { action: "email.send_one", input: sent });
    if (!held.ok) throw held.error;
    const provider = fakeWorld();
    expect(await runAction(world.scene.kernel, held.answer.id, provider)).toBe("succeeded");
    await db()
      .update(members)
      .set({ email: `new-${before}` })
      .where(eq(members.id, member.id));
    const tags = { effect_key: provider.mails[0]?.key };
    const ids = [
      await told("resend", bounce(before)),
      // News of that mail that names nobody by an address.
      await told("resend", { type: "email.delivered", data: { to: ["Ann"], tags } }),
    ];
    expect(await erase()).toMatchObject({ payloads: 2 });
    expect(await Promise.all(ids.map(payloadOf))).toEqual([null, null]);
    const privates = db()
      .select({ id: auditPrivate.eventId })
      .from(auditPrivate)
      .where(
        inArray(
          auditPrivate.eventId,
          (await world.scene.eventsOf(held.answer.id)).map((event) => event.id),
        ),
      );
    expect(await privates).toEqual([]);
  });

  it("leaves an open event whole, which may be what closes the address, and says that it must be run again", async () => {
    await postWebhook("resend", bounce(member.email));
    const { ops, notes } = testOps(db());
    await auditErase.run([member.id], ops);
    expect(notes.join("\n")).toContain("1 webhooks about them are not processed yet. Run it again");
    const [due] = await takeDueEvents(world.scene.kernel, 1);
    expect(await payloadOf(due?.id ?? "")).toContain(member.email);
    await processEvent(world.scene.kernel, due?.id ?? "");
    expect(await erase()).toMatchObject({ payloads: 1, openPayloads: 0 });
  });

  it("takes words and address out of local mails, and a mail that was sent is still not sent again", async () => {
    const [theirs, kept] = [newId(), newId()];
    await mailTo(member.email.toUpperCase(), theirs);
    await mailTo(other.email, kept);
    expect(await erase()).toMatchObject({ mails: 1 });
    expect(JSON.stringify(await mailsOf(theirs)).toLowerCase()).not.toContain(member.email);
    await mailTo(member.email, theirs);
    expect(await mailsOf(theirs)).toMatchObject([{ to: "erased", text: "Erased on request." }]);
    expect(await mailsOf(kept)).toMatchObject([{ to: other.email }]);
  });

  it("forgets counts of bounces, and keeps a closed address closed without the words about it", async () => {
    await told("resend", bounce(member.email, "Transient"));
    await closeAddress(world.scene.kernel, world.scene.evan, { email: member.email, scope: "all", note: "Ann rang." });
    expect(await erase()).toMatchObject({ bounces: 1 });
    expect(await db().$count(softBounces, eq(softBounces.email, member.email))).toBe(0);
    expect(await db().select().from(suppressions).where(eq(suppressions.email, member.email))).toMatchObject([
      { reason: "manual", note: null },
    ]);
  });

  it("takes their address out of what the trail says about closing and lifting it", async () => {
    const { kernel, evan } = world.scene;
    await closeAddress(kernel, evan, { email: member.email, scope: "all", note: "Ann rang." });
    const [row] = await db().select().from(suppressions).where(eq(suppressions.email, member.email));
    const lift = { action: "suppression.lift", input: { suppressionId: row?.id ?? "", reason: "Ann wrote." } };
    await world.scene.submit(evan, lift);
    await erase();
    const left = JSON.stringify(await db().select().from(auditPrivate));
    expect([left.includes(member.email), left.includes("Ann rang."), left.includes("Ann wrote.")]).toEqual(
      Array(3).fill(false),
    );
  });

  it("changes nothing of anybody for whom nothing is kept", async () => {
    expect(await erase(newId())).toEqual({ events: 0, payloads: 0, mails: 0, bounces: 0, openPayloads: 0 });
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  const held = await world.scene.holdOne();
  await world.scene.approve(held);
  await runAction(world.scene.kernel, held.id, fakeWorld());
  expect((await erase(held.userId)).events).toBeGreaterThan(0);
  expect(await trailDefects(db())).toEqual([]);
});
