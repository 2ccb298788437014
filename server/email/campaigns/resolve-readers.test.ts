import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { suppressions } from "@/drizzle/schema/mail";
import { KernelError } from "@/server/kernel/errors";
import { smtpMail } from "@/server/effects/smtp";
import { approveTyped } from "@/server/testing/bulk";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { startFakeSmtp } from "@/server/testing/fake-smtp";
import { naughtyStrings, scripts } from "@/server/testing/hostile/read-hostile";
import { setPreferences } from "./set-preferences";
import { newId } from "@/server/kernel/key";
import { agent } from "@/server/testing/make";
import { mailingTo, makeDomain, makeReaders } from "@/server/testing/mailing-scene";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { READERS_MAX, resolveReaders } from "./resolve-readers";
import type { Readers } from "./resolve-readers";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const resolve = async (tag: string, takesUnicode?: boolean): Promise<Readers> => {
  const filter = { field: "tags" as const, anyOf: [tag] };
  const found = await scene.db.transaction((tx) => resolveReaders(tx, filter, "newsletter", takesUnicode));
  if (found instanceof KernelError) throw found;
  return found;
};
/** The part that a mail program draws. */
const htmlOf = (raw: string) =>
  raw.slice(raw.indexOf("Content-Type: text/html")).replaceAll("=\r\n", "").replaceAll("=3D", "=");
const labelsOf = ({ targets }: Readers) => targets.map(({ label }) => label);

describe("readers with addresses beyond ASCII", () => {
  it("are written to where the transport takes them, and counted where it does not", async () => {
    const { tag } = await makeReaders(scene.db, 1, { email: "jürgen@example.com" });
    await makeReaders(scene.db, 1, { email: "用户@例子.广告", tags: [tag] });
    await makeReaders(scene.db, 1, { email: "leser@bücher.example", tags: [tag] });
    expect(await resolve(tag, true)).toMatchObject({ matched: 3, unreachable: 0, unwritable: 0 });
    const old = await resolve(tag, false);
    expect(old).toMatchObject({ matched: 3, unreachable: 2, unwritable: 0 });
    expect(labelsOf(old)).toEqual(["leser@bücher.example"]);
  });

  it("of one address in two spellings get one mail", async () => {
    const { tag } = await makeReaders(scene.db, 1, { email: "zoë@bücher.example".normalize("NFC") });
    await makeReaders(scene.db, 1, { email: "ZOË@xn--bcher-kva.example".normalize("NFD"), tags: [tag] });
    const found = await resolve(tag);
    expect(found).toMatchObject({ matched: 2, sameAddress: 1 });
    expect(labelsOf(found)).toEqual(["zoë@bücher.example".normalize("NFC")]);
  });

  it("whose address a provider closed in its ASCII form are not written to", async () => {
    const { tag } = await makeReaders(scene.db, 1, { email: "Leser@straße.example".normalize("NFD") });
    const email = "leser@xn--strae-oqa.example";
    await scene.db.insert(suppressions).values({ email, reason: "complaint", source: "t", createdAt: new Date() });
    expect(await resolve(tag)).toMatchObject({ matched: 1, suppressed: 1, targets: [] });
  });

  it("whose mailbox left by a mail to another member are left out, until they agree anew", async () => {
    const address = `zoë${newId().slice(-6)}`;
    const { tag, rows } = await makeReaders(scene.db, 1, { email: `${address}@bücher.example` });
    const other = await makeReaders(scene.db, 1, { email: `${address}@xn--bcher-kva.example`, tags: [tag] });
    const say = (id = "", isWanted = false) =>
      setPreferences(scene.kernel, { memberId: id, actionId: newId() }, { newsletter: isWanted });
    const input = mailingTo(tag, await makeDomain(scene.db));
    const held = await scene.submit(agent("daphne"), { action: "email.send_campaign", input });
    expect(held).toMatchObject({ targetCount: 1 });
    const [target] = await scene.targetsOf(held.id);
    await approveTyped(scene.kernel, { ...scene.evan, authenticatedAt: new Date() }, held);
    await say([rows[0]?.id, other.rows[0]?.id].find((id) => id !== target?.entityId));
    const world = fakeWorld();
    await runAction(scene.kernel, held.id, world);
    expect(world.mails).toEqual([]);
    expect(await resolve(tag)).toMatchObject({ matched: 2, withoutConsent: 2, targets: [] });
    await say(target?.entityId, false);
    await say(target?.entityId, true);
    expect(await resolve(tag)).toMatchObject({ withoutConsent: 1, targets: [{ entityId: target?.entityId }] });
  });

  it("are told to the approver, with why some are left out", async () => {
    const { tag } = await makeReaders(scene.db, 2);
    await makeReaders(scene.db, 1, { email: "zoë@example.com", tags: [tag] });
    await makeReaders(scene.db, 1, { email: "ZOË@example.com".normalize("NFD"), tags: [tag] });
    const input = mailingTo(tag, await makeDomain(scene.db));
    const held = await scene.submit(agent("daphne"), { action: "email.send_campaign", input });
    expect(held).toMatchObject({ status: "held", targetCount: 3 });
    expect(held.decision.reasons).toContainEqual(
      expect.objectContaining({ rule: "mailing.same_address", message: expect.stringContaining("it gets one mail") }),
    );
  });
});

describe("hostile readers", () => {
  it("put nothing into anybody's mail but their own first name", async () => {
    const names = [
      "Ada\r\nBcc: eve@evil.example",
      "Ada\u2028Bcc: eve@evil.example",
      "<img/src=x/onerror=alert(1)> Lovelace",
      "{firstName} {unsubscribeUrl}",
      "%0d%0aBcc:eve@evil.example",
      "=cmd|'/C calc'!A0",
      ...naughtyStrings(),
      ...scripts(),
    ].filter((name) => name.isWellFormed() && !name.includes("\u0000"));
    const { tag, rows } = await makeReaders(scene.db, names.length);
    for (const [n, name] of names.entries()) {
      await scene.db.execute(sql`update members set name = ${name} where id = ${rows[n]?.id}`);
    }
    const smtp = await startFakeSmtp();
    const kernel = scene.withPolicy({ canaryFrom: 100_000, undoWindowSeconds: 0, undoSecondsPer100Targets: 0 });
    const input = mailingTo(tag, await makeDomain(scene.db));
    const held = await scene.submit(agent("daphne"), { action: "email.send_campaign", input }, kernel);
    await approveTyped(kernel, { ...scene.evan, authenticatedAt: new Date() }, held);
    expect(await runAction(kernel, held.id, { ...fakeWorld(), mail: smtpMail(smtp.url) })).toBe("succeeded");
    await smtp.close();
    expect(held.targetCount).toBeGreaterThan(200);
    expect(smtp.mails).toHaveLength(held.targetCount);
    for (const { to, raw } of smtp.mails) {
      const headers = raw.slice(0, raw.indexOf("\r\n\r\n"));
      expect(to).toHaveLength(1);
      expect(headers.match(/^To:/gm)).toHaveLength(1);
      expect(headers).not.toMatch(/^(Bcc|Cc):/im);
      expect(headers).toMatch(/^Subject: What managers said\r$/m);
    }
    const isLive = /<(script|img|svg|iframe|object|embed|video|input|form|meta\s+http)\b[^>]*(on\w+|src|href)\s*=/i;
    expect(smtp.mails.map(({ raw }) => isLive.exec(htmlOf(raw))?.[0]).filter(Boolean)).toEqual([]);
    expect(smtp.mails.some(({ raw }) => htmlOf(raw).includes("&lt;img/src=x/onerror=alert(1)&gt;"))).toBe(true);
  });
});

describe("a huge audience", () => {
  it("is refused with its size, before anybody of it is loaded", async () => {
    await scene.ownerDb.execute(sql`
      insert into members (id, email, name, role, status, country, accredited, joined_at, tags, updated_at)
      select gen_random_uuid(), 'huge' || n || '@example.com', 'Ada', 'investor', 'active', 'DE', false, now(), '["huge"]', now()
      from generate_series(1, ${READERS_MAX + 1}) as n`);
    const before = process.memoryUsage().heapUsed;
    await expect(resolve("huge")).rejects.toMatchObject({
      code: "invalid_input",
      message: "The filter means 100,001 members; one mailing takes 100,000. Split it by audience.",
    });
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(32 * 1024 * 1024);
  });
});
