import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { members } from "@/drizzle/schema/members";
import { effects as ledger } from "@/drizzle/schema/effects";
import { mailDeliveries } from "@/drizzle/schema/mail";
import { actions } from "@/drizzle/schema/actions";
import { setPreferences } from "@/server/email/campaigns/set-preferences";
import { publishVersion } from "@/server/email/variants/publish-version";
import { saveDraft } from "@/server/email/variants/save-draft";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMember } from "@/server/testing/make";
import { makeVariant, publishAsStaff, SOME_WORDS } from "@/server/testing/make-variant";
import { makeDomain, makeReaders, mailingTo } from "@/server/testing/mailing-scene";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { readDeliverability } from "./deliverability";
import { readTemplateResults } from "./template-results";

let scene: DatabaseScene;
let domain: string;
beforeAll(async () => {
  scene = await databaseScene();
  domain = await makeDomain(scene.ownerDb);
});
afterAll(() => scene.close());

type Told = (typeof mailDeliveries.$inferSelect)["state"];

/** A mailing to so many, sent, of whose mails the provider has said this. */
async function mailing(copy: { variantId: string; version: number }, count: number, told: readonly Told[]) {
  const { tag, rows } = await makeReaders(scene.db, count);
  const input = mailingTo(tag, domain, { copy, name: `Letter ${copy.version}` });
  const held = await scene.submit(agent("daphne"), { action: "email.send_campaign", input });
  await scene.approve(held);
  expect(await runAction(scene.kernel, held.id, fakeWorld())).toBe("succeeded");
  await tell(held.id, told);
  return { id: held.id, readers: rows };
}

async function tell(actionId: string, told: readonly Told[]) {
  const mails = await scene.db.select().from(ledger).where(eq(ledger.actionId, actionId)).orderBy(ledger.targetN);
  for (const [n, state] of told.entries()) {
    const event = { provider: "resend", eventId: `${actionId}:${n}`, at: new Date() };
    const effectKey = mails[n]?.effectKey ?? "";
    await scene.db.insert(mailDeliveries).values({ effectKey, state, ...event });
  }
}

const letter = async () => {
  const named = await makeVariant(scene.db);
  await publishAsStaff(scene.db, named);
  return named;
};

describe("the results of a template", () => {
  it("are kept apart by version, add up to what was sent, and name the mailings behind them", async () => {
    const first = await letter();
    const old = await mailing(first, 6, ["delivered", "delivered", "bounced", "soft_bounced", "complained"]);
    const { variantId } = first;
    const draft = await saveDraft(scene.kernel, scene.evan, { variantId, copy: { ...SOME_WORDS, subject: "New" } });
    const by = { actor: scene.evan, publishedBy: "test", at: new Date() };
    await scene.db.transaction((tx) => publishVersion(tx, { ...draft, ...by }));
    const { id } = await mailing({ variantId, version: 2 }, 3, ["delivered", "delayed", "accepted"]);
    const [reader] = old.readers;
    await setPreferences(scene.kernel, { memberId: reader?.id ?? "", actionId: old.id }, { newsletter: false });

    const results = await readTemplateResults(scene.db, { id: variantId, days: 30 });
    const second = { version: 2, sent: 3, delivered: 1, delayed: 1, hardBounced: 0, untold: 1, left: 0 };
    const before = { version: 1, sent: 6, delivered: 2, hardBounced: 1, softBounced: 1, complained: 1, untold: 1 };
    expect(results).toMatchObject({ isCut: false, mailingCount: 2 });
    expect(results.versions).toMatchObject([
      { ...second, mailings: 1, singles: 0 },
      { ...before, left: 1 },
    ]);
    expect(results.mailings).toMatchObject([
      { id, name: "Letter 2", ...second },
      { id: old.id, ...before, left: 1 },
    ]);
    for (const {
      sent,
      delivered,
      delayed,
      hardBounced,
      softBounced,
      complained,
      refused,
      untold,
    } of results.versions) {
      expect(delivered + delayed + hardBounced + softBounced + complained + refused + untold).toBe(sent);
    }
  });

  it("have single mails by the version that was pinned, and neither tests nor what has not gone out", async () => {
    const notice = await makeVariant(scene.db, { templateKey: "block_notice" });
    await publishAsStaff(scene.db, notice);
    const { email } = await makeMember(scene.db, { status: "active" });
    const send = (to: string) =>
      scene.submit(agent("velma"), {
        action: "email.send_one",
        input: { to, copy: { variantId: notice.variantId }, data: { firstName: "Ada" } },
      });
    const { id } = await send(email);
    await runAction(scene.kernel, id, fakeWorld());
    await tell(id, ["delivered"]);
    await send("stranger@example.com");
    await scene.submit(scene.evan, { action: "email.send_test", input: { copy: notice } });
    const { versions, mailings } = await readTemplateResults(scene.db, { id: notice.variantId, days: 7 });
    expect(versions).toMatchObject([{ version: 1, singles: 1, mailings: 0, sent: 1, delivered: 1 }]);
    expect(mailings).toEqual([]);
  });

  it("are of the period: what was asked for before is not counted, and nothing gives nothing", async () => {
    const named = await letter();
    const { id } = await mailing(named, 1, []);
    expect((await readTemplateResults(scene.db, { id: named.variantId, days: 7 })).versions).toHaveLength(1);
    await scene.ownerDb.execute("alter table actions disable trigger user");
    const submittedAt = new Date(Date.now() - 8 * 86_400_000);
    await scene.ownerDb.update(actions).set({ submittedAt }).where(eq(actions.id, id));
    await scene.ownerDb.execute("alter table actions enable trigger user");
    expect((await readTemplateResults(scene.db, { id: named.variantId, days: 7 })).versions).toEqual([]);
    expect((await readTemplateResults(scene.db, { id: named.variantId, days: 30 })).versions).toHaveLength(1);
  });
});

describe("deliverability", () => {
  it("is told by the domain that mails came from and by the readers', each adding up to all mails", async () => {
    const from = await makeDomain(scene.ownerDb);
    const host = `m${from}`;
    const { tag, rows } = await makeReaders(scene.db, 4);
    for (const [n, { id }] of rows.entries()) {
      await scene.db
        .update(members)
        .set({ email: `r${n}@${n < 3 ? host : `x.${host}`}` })
        .where(eq(members.id, id));
    }
    const input = mailingTo(tag, from);
    const held = await scene.submit(agent("daphne"), { action: "email.send_campaign", input });
    await scene.approve(held);
    await runAction(scene.kernel, held.id, fakeWorld());
    const targets = await scene.targetsOf(held.id);
    await tell(
      held.id,
      targets.map(({ attributes }) => (Object(attributes).domain === host ? "delivered" : "bounced")),
    );
    const { total, sending, mailboxes } = await readDeliverability(scene.db, { days: 30 });
    expect(sending.find((row) => row.domain === from)).toMatchObject({ sent: 4, delivered: 3, hardBounced: 1 });
    expect(mailboxes.find((row) => row.domain === host)).toMatchObject({ sent: 3, delivered: 3, hardBounced: 0 });
    expect(mailboxes.find((row) => row.domain === `x.${host}`)).toMatchObject({ sent: 1, hardBounced: 1 });
    // Single mails come from the house's own address.
    expect(sending.some((row) => row.domain === "hedgeco.example")).toBe(true);
    for (const side of [sending, mailboxes]) expect(side.reduce((sum, { sent }) => sum + sent, 0)).toBe(total.sent);
  });

  it("leaves out what went out before the period", async () => {
    const before = await readDeliverability(scene.db, { days: 7 });
    const { id } = await mailing(await letter(), 2, []);
    expect((await readDeliverability(scene.db, { days: 7 })).total.sent).toBe(before.total.sent + 2);
    await scene.ownerDb.execute("alter table effects disable trigger user");
    const doneAt = new Date(Date.now() - 8 * 86_400_000);
    await scene.ownerDb.update(ledger).set({ doneAt }).where(eq(ledger.actionId, id));
    await scene.ownerDb.execute("alter table effects enable trigger user");
    expect((await readDeliverability(scene.db, { days: 7 })).total.sent).toBe(before.total.sent);
  });
});
