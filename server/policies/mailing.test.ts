import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { audiences, mailPreferences } from "@/drizzle/schema/campaigns";
import { suppressions } from "@/drizzle/schema/mail";
import { actions } from "@/drizzle/schema/actions";
import { newId } from "@/server/kernel/key";
import { approveTyped } from "@/server/testing/bulk";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent } from "@/server/testing/make";
import { mailingTo, makeDomain, makeReaders } from "@/server/testing/mailing-scene";
import { fakeWorld, runAction } from "@/server/testing/run-action";

let scene: DatabaseScene;
let domain: string;
beforeAll(async () => {
  scene = await databaseScene();
  domain = await makeDomain(scene.db);
});
afterAll(() => scene.close());

type Changes = Parameters<typeof mailingTo>[2];

const submit = (input: unknown) => scene.submit(agent("daphne"), { action: "email.send_campaign", input });
/** The verdict and the rules that spoke, of a mailing to readers who all may be written to. */
const judge = async (as: Changes = {}, count = 2) => {
  const { tag } = await makeReaders(scene.db, count);
  return verdictOf(await submit(mailingTo(tag, domain, as)));
};
const verdictOf = ({ decision, status }: Awaited<ReturnType<typeof submit>>) => ({
  status,
  rules: decision.reasons.filter(({ verdict }) => verdict !== null).map(({ rule, verdict }) => `${verdict} ${rule}`),
});
const words = (data: Record<string, string | string[]>): Changes => {
  const usual = mailingTo("x", domain).copy;
  return "data" in usual ? { copy: { ...usual, data: { ...usual.data, ...data } } } : {};
};

describe("a mailing", () => {
  it("is held, whoever asks, and however harmless", async () => {
    expect(await judge()).toMatchObject({ status: "held", rules: expect.arrayContaining(["hold mailing.hold"]) });
  });

  it("without an unsubscribe link is blocked, with words that say what to do", async () => {
    const { tag } = await makeReaders(scene.db, 1);
    const answer = await submit(mailingTo(tag, domain, { unsubscribeLink: false }));
    expect(answer.status).toBe("blocked");
    expect(answer.decision.reasons).toContainEqual(
      expect.objectContaining({
        rule: "mailing.unsubscribe",
        message: expect.stringContaining("unsubscribeLink to true"),
      }),
    );
  });

  it.each<[string, Changes, string]>([
    ["from a domain that is not ours", { sendingDomain: "elsewhere.example" }, "block mailing.domain"],
    ["that promises returns", words({ heading: "Guaranteed returns of 9 %" }), "block mailing.claims"],
    ["that is marked as an offer", { complianceFlags: ["contains_offer"] }, "hold mailing.claims"],
    ["that leads elsewhere", words({ paragraphs: ["See https://evil.example/a for more."] }), "hold mailing.links"],
    ["that shouts", words({ subject: "READ THIS RIGHT NOW!!!" }), "hold mailing.spam"],
    ["whose time is long gone", { startAt: "2020-01-01T00:00:00Z" }, "hold mailing.late"],
  ])("%s: %s", async (_, as, rule) => {
    const { status, rules } = await judge(as);
    expect(rules).toContain(rule);
    expect(status).toBe(rule.startsWith("block") ? "blocked" : "held");
  });

  it("from a domain that is not verified is blocked", async () => {
    const { rules } = await judge({ sendingDomain: await makeDomain(scene.db, { verifiedAt: null }) });
    expect(rules).toContain("block mailing.domain");
  });

  it("faster than its domain is warm says so, and is never sent faster", async () => {
    const cold = await makeDomain(scene.db, { warmSince: new Date() });
    const { rules } = await judge({ sendingDomain: cold, throttlePerHour: 5_000 });
    expect(rules).toContain("hold mailing.throttle");
  });

  it("to more people than its agent expected is blocked", async () => {
    expect((await judge({ expectedCount: 1 })).rules).toContain("block bulk.unexpected_count");
  });
});

describe("the audience", () => {
  const close = (email: string, as: Partial<typeof suppressions.$inferInsert> = {}) =>
    scene.db
      .insert(suppressions)
      .values({ email, scope: "all", reason: "complaint", source: "t", createdAt: new Date(), ...as });

  it("leaves out who is suppressed, in whatever case the address is stored, and says so", async () => {
    const { tag, rows } = await makeReaders(scene.db, 10);
    await close(String(rows[0]?.email).toUpperCase());
    const answer = await submit(mailingTo(tag, domain));
    expect(answer.targetCount).toBe(9);
    expect(verdictOf(answer).rules).toContain("hold mailing.suppressed");
  });

  it("of which too many are suppressed is not what was meant", async () => {
    const { tag, rows } = await makeReaders(scene.db, 4);
    await close(String(rows[0]?.email));
    expect(verdictOf(await submit(mailingTo(tag, domain))).rules).toContain("block mailing.suppressed");
  });

  it("leaves in whom another topic's suppression is about, and whose has ended", async () => {
    const { tag, rows } = await makeReaders(scene.db, 2);
    await close(String(rows[0]?.email), { scope: "topic", topic: "digest" });
    await close(String(rows[1]?.email), { expiresAt: new Date(0) });
    expect((await submit(mailingTo(tag, domain))).targetCount).toBe(2);
  });

  it("leaves out who has not agreed to the topic: silence is no consent", async () => {
    const { tag, rows } = await makeReaders(scene.db, 3);
    await scene.db
      .update(mailPreferences)
      .set({ isWanted: false })
      .where(eq(mailPreferences.memberId, rows[0]?.id ?? ""));
    const answer = await submit(mailingTo(tag, domain));
    expect(answer.targetCount).toBe(2);
    expect(verdictOf(answer).rules).toContain("hold mailing.consent");
    await expect(submit(mailingTo(tag, domain, { topic: "digest" }))).rejects.toMatchObject({
      code: "target_not_found",
    });
  });

  it("leaves out whom no mail can be made for, and counts them", async () => {
    const { tag } = await makeReaders(scene.db, 2);
    await makeReaders(scene.db, 1, { tags: [tag], name: "\u202Eexe.gpj" });
    const answer = await submit(mailingTo(tag, domain));
    expect(answer.targetCount).toBe(2);
    expect(verdictOf(answer).rules).toContain("hold mailing.rendering");
  });

  it("takes addresses of other scripts as they are, and never two of one in other case", async () => {
    const { tag } = await makeReaders(scene.db, 1, { email: "leser@bücher.example" });
    expect((await submit(mailingTo(tag, domain))).targetCount).toBe(1);
    await expect(makeReaders(scene.db, 1, { email: "LESER@bücher.example" })).rejects.toThrow();
  });
});

describe("a saved audience", () => {
  it("that is archived after the submission changes nothing of what was pinned", async () => {
    const { tag } = await makeReaders(scene.db, 2);
    const filter = { field: "tags", anyOf: [tag] };
    const row = { id: newId(), name: tag, filter, createdBy: scene.evan.id, updatedAt: new Date() };
    await scene.db.insert(audiences).values(row);
    const held = await submit(mailingTo(tag, domain, { audience: { audienceId: row.id } }));
    await approveTyped(scene.kernel, { ...scene.evan, authenticatedAt: new Date() }, held);
    await scene.db.update(audiences).set({ archivedAt: new Date() }).where(eq(audiences.id, row.id));
    await scene.db
      .update(actions)
      .set({ notBefore: new Date(0) })
      .where(eq(actions.id, held.id));
    expect(await runAction(scene.kernel, held.id, fakeWorld())).toBe("succeeded");
  });
});

describe("a mailing with a time of its own", () => {
  it("does not begin before it, although it is approved", async () => {
    const { tag } = await makeReaders(scene.db, 2);
    const startAt = new Date(Date.now() + 3_600_000).toISOString();
    const held = await submit(mailingTo(tag, domain, { startAt }));
    await approveTyped(scene.kernel, { ...scene.evan, authenticatedAt: new Date() }, held);
    expect((await scene.rowOf(held.id)).notBefore.toISOString()).toBe(startAt);
    expect(await runAction(scene.kernel, held.id, fakeWorld())).toBe("gone");
  });

  it("that could not begin for hours asks again instead of beginning late", async () => {
    const { tag } = await makeReaders(scene.db, 2);
    const startAt = new Date(Date.now() + 60_000).toISOString();
    const held = await submit(mailingTo(tag, domain, { startAt }));
    await approveTyped(scene.kernel, { ...scene.evan, authenticatedAt: new Date() }, held);
    await scene.db
      .update(actions)
      .set({ notBefore: new Date(0) })
      .where(eq(actions.id, held.id));
    const later = { ...scene.kernel, clock: () => new Date(Date.now() + 4 * 3_600_000) };
    await runAction(later, held.id, fakeWorld());
    const row = await scene.rowOf(held.id);
    expect(row).toMatchObject({ status: "held", generation: 2 });
    expect((await scene.eventsOf(held.id)).at(-1)?.body).toMatchObject({
      cause: expect.stringContaining("should have begun"),
    });
  });
});
