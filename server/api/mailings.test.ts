import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import { effects as ledger } from "@/drizzle/schema/effects";
import { mailDeliveries } from "@/drizzle/schema/mail";
import { setPreferences } from "@/server/email/campaigns/set-preferences";
import { continueStage } from "@/server/kernel/continue-stage";
import type { Kernel } from "@/server/kernel/kernel";
import { pauseAction } from "@/server/kernel/pause";
import { approveTyped } from "@/server/testing/bulk";
import { callerWith } from "@/server/testing/caller-with";
import type { Caller } from "@/server/testing/caller-with";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { agent, makeStaff } from "@/server/testing/make";
import { mailingTo, makeDomain, makeReaders } from "@/server/testing/mailing-scene";
import { fakeWorld, runAction } from "@/server/testing/run-action";

let world: DatabaseApp;
let kernel: Kernel;
let victor: Caller;
let domain: string;
beforeAll(async () => {
  world = await databaseApp();
  kernel = world.scene.withPolicy({
    ...{ canaryFrom: 100_000, undoWindowSeconds: 0, undoSecondsPer100Targets: 0 },
    highRiskPerTenMinutes: 1_000,
  });
  domain = await makeDomain(world.scene.db);
  victor = await callerWith(world, await world.staffToken(await makeStaff(world.scene.db, "viewer", "Victor")));
});
afterAll(() => world.close());

const freshEvan = () => ({ ...world.scene.evan, authenticatedAt: new Date() });
const submit = async (count: number, as: Parameters<typeof mailingTo>[2] = {}) => {
  const readers = await makeReaders(world.scene.db, count);
  const sent = { action: "email.send_campaign", input: mailingTo(readers.tag, domain, as) };
  return { ...readers, held: await world.scene.submit(agent("daphne"), sent, kernel) };
};
const approved = async (count: number, as: Parameters<typeof mailingTo>[2] = {}) => {
  const { held, rows } = await submit(count, as);
  await approveTyped(kernel, freshEvan(), held);
  return { id: held.id, rows };
};
const run = (id: string) => runAction(kernel, id, fakeWorld());
const tell = async (id: string, states: ("delivered" | "bounced" | "complained")[]) => {
  const rows = await world.scene.db.select().from(ledger).where(eq(ledger.actionId, id)).orderBy(ledger.targetN);
  const at = new Date();
  await world.scene.db.insert(mailDeliveries).values(
    states.map((state, n) => ({
      ...{ effectKey: rows[n]?.effectKey ?? "", state, at },
      ...{ provider: "resend", eventId: `${id}:${n}` },
    })),
  );
};

describe("the figures of a mailing", () => {
  it("add up to all its readers, and say why some had no mail", async () => {
    const { id, rows } = await approved(8);
    const [gone] = rows;
    await setPreferences(kernel, { memberId: gone?.id ?? "", actionId: id }, { newsletter: false });
    expect(await run(id)).toBe("succeeded");
    await tell(id, ["delivered", "delivered", "bounced", "complained"]);
    const seen = await victor.mailings.get({ id });
    expect(seen.readers).toEqual({ pending: 0, succeeded: 7, failed: 0, cancelled: 1, unknown: 0 });
    expect(seen.deliveries).toMatchObject({ delivered: 2, bounced: 1, complained: 1 });
    expect(seen.problems).toEqual([{ code: "unsubscribed", count: 1 }]);
    expect(seen.left).toBe(1);
    expect(seen.series.reduce((sum, { sent }) => sum + sent, 0)).toBe(7);
    expect(seen.domains.reduce((sum, { sent }) => sum + sent, 0)).toBe(7);
    expect(seen.domains.reduce((sum, { bounced, complained }) => sum + bounced + complained, 0)).toBe(2);
    const listed = (await victor.mailings.list({})).items.find((item) => item.id === id);
    expect([listed?.readers, listed?.deliveries]).toEqual([seen.readers, seen.deliveries]);
  });

  it("are those of its own: another mailing's mails are not counted, and it is held against the one before", async () => {
    const before = await approved(3);
    expect(await run(before.id)).toBe("succeeded");
    const { id } = await approved(2);
    const seen = await victor.mailings.get({ id });
    expect(seen.readers).toMatchObject({ pending: 2, succeeded: 0 });
    expect(seen.previous).toMatchObject({ id: before.id, subject: "What managers said" });
    expect(seen.previous?.readers).toMatchObject({ succeeded: 3 });
  });

  it("tell a pause in its midst, and that it goes on where it stood", async () => {
    const { id } = await approved(10, { throttlePerHour: 240 });
    expect(await run(id)).toBe("running");
    expect(await victor.mailings.get({ id })).toMatchObject({
      ...{ status: "running", heldAt: null, restsUntil: expect.any(Date), asked: null },
      ...{ allowedPerHour: 240, readers: { succeeded: 4, pending: 6 } },
    });
    await pauseAction(kernel, world.scene.evan, id, null);
    const paused = await victor.mailings.get({ id });
    expect(paused).toMatchObject({
      heldAt: expect.any(Date),
      heldBecause: null,
      isInterrupted: true,
      restsUntil: null,
    });
    expect(paused.etaSeconds).toBeNull();
    expect((await victor.approvals.detail({ id })).stage).toMatchObject({
      ...{ isInterrupted: true, problem: null },
      ...{ canary: { succeeded: 4, pending: 6 }, rest: { pending: 0 } },
    });
    // One who leaves meanwhile is no reason to ask again about all the others.
    const waiting = (await world.scene.targetsOf(id)).find(({ status }) => status === "pending");
    await setPreferences(kernel, { memberId: waiting?.entityId ?? "", actionId: id }, { newsletter: false });
    await continueStage(kernel, freshEvan(), id, {});
    expect(await victor.mailings.get({ id })).toMatchObject({ heldAt: null, isInterrupted: false });
  });

  it("tell a canary that is done from a pause", async () => {
    const staged = world.scene.withPolicy({
      ...{ canaryFrom: 10, undoWindowSeconds: 0, undoSecondsPer100Targets: 0, highRiskPerTenMinutes: 1_000 },
    });
    const { tag } = await makeReaders(world.scene.db, 20);
    const sent = { action: "email.send_campaign", input: mailingTo(tag, domain) };
    const held = await world.scene.submit(agent("daphne"), sent, staged);
    await approveTyped(staged, freshEvan(), held);
    expect(await runAction(staged, held.id, fakeWorld())).toBe("running");
    const seen = await victor.mailings.get({ id: held.id });
    expect(seen).toMatchObject({ heldAt: expect.any(Date), isInterrupted: false });
    expect(seen.readers.pending + seen.readers.succeeded).toBe(20);
    const { canary } = await victor.approvals.targetSample({ id: held.id });
    expect(canary).toHaveLength(seen.readers.succeeded);
  });
});

describe("the list of mailings", () => {
  it("pages by key without a gap or a double, and narrows to a state", async () => {
    for (let i = 0; i < 3; i += 1) await submit(1);
    const all = (await victor.mailings.list({ limit: 200 })).items.map(({ id }) => id);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await victor.mailings.list({ limit: 2, cursor });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(paged).toEqual(all);
    const held = await victor.mailings.list({ status: ["held"], limit: 200 });
    expect(held.items.length).toBeGreaterThanOrEqual(3);
    expect(held.items.every(({ status }) => status === "held")).toBe(true);
    await expect(victor.mailings.list({ cursor: "bm90IG91cnM" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("one reader's mail", () => {
  it("is shown as it will be sent, with their own words, but for the link by which they alone leave, and without its headers", async () => {
    const { held, rows } = await submit(2);
    const targets = await world.scene.targetsOf(held.id);
    const mails = await Promise.all(targets.map(({ n }) => victor.mailings.mail({ id: held.id, n })));
    expect(mails.map(({ to }) => to).toSorted()).toEqual(rows.map(({ email }) => email).toSorted());
    const links = mails.map(({ html }) => /\/unsubscribe\/([\w.-]+)/.exec(html)?.[1]);
    expect(new Set(links)).toEqual(new Set(["the-readers-own-link"]));
    for (const mail of mails) expect(mail).not.toHaveProperty("headers");
    await expect(victor.mailings.mail({ id: held.id, n: 99 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is for staff: an agent neither reads it nor finds a reader's name in what it may read", async () => {
    const { held, rows } = await submit(2);
    const key = await world.agentKey("daphne");
    const daphne = await callerWith(world, key);
    for (const call of [
      () => daphne.mailings.mail({ id: held.id, n: 0 }),
      () => daphne.mailings.get({ id: held.id }),
      () => daphne.mailings.list({}),
      () => daphne.audiences.sample({ filter: { all: [] } }),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    const said = JSON.stringify(
      await Promise.all([
        world.call(`GET /actions/${held.id}`, { key }),
        world.call(`GET /actions/${held.id}/events`, { key }),
        world.call("GET /actions?action=email.send_campaign", { key }),
      ]),
    );
    for (const { name, email } of rows) {
      expect(said).not.toContain(name);
      expect(said).not.toContain(email);
    }
  });
});

describe("lists of members", () => {
  const base64 = (text: string) => Buffer.from(text).toString("base64");

  it("are made of files by operators and editors; all staff read their names, and no agent does", async () => {
    const { rows } = await makeReaders(world.scene.db, 1);
    const file = { base64: base64(`${rows[0]?.email}\nstranger@example.com`) };
    const list = { ...file, name: "Spring meeting", source: "spring.csv", matched: 1 };
    const editor = await world.staffToken(await makeStaff(world.scene.db, "editor", "Edith"));
    const [edith, daphne] = [await callerWith(world, editor), await callerWith(world, await world.agentKey("daphne"))];
    for (const other of [victor, daphne]) {
      await expect(other.audiences.checkList(file)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(other.audiences.keepList(list)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    expect(await edith.audiences.checkList(file)).toMatchObject({ counts: { matched: 1, notMembers: 1 }, members: 1 });
    expect(await victor.audiences.lists()).toEqual([]);
    const { id } = await edith.audiences.keepList(list);
    expect(await victor.audiences.lists()).toEqual([
      expect.objectContaining({ id, name: "Spring meeting", source: "spring.csv", members: 1, createdBy: "Edith" }),
    ]);
    await expect(daphne.audiences.lists()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("too large or unreadable are refused with words, and nothing of them is on record", async () => {
    const evan = await callerWith(world, await world.staffToken(world.scene.evan));
    await expect(evan.audiences.checkList({ base64: base64("a".repeat(4_200_000)) })).rejects.toMatchObject({
      code: "PAYLOAD_TOO_LARGE",
    });
    await expect(evan.audiences.checkList({ base64: base64("secret-name,x\n1,2") })).rejects.toMatchObject({
      message: expect.stringContaining("No column is called “email”"),
    });
    const events = await world.scene.db.select().from(auditEvents).where(eq(auditEvents.type, "change.refused"));
    expect(JSON.stringify(events.map(({ body }) => body))).not.toContain("secret-name");
  });
});
