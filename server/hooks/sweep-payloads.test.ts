import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { auditEvents } from "@/drizzle/schema/audit";
import { suppressions } from "@/drizzle/schema/mail";
import { webhookEvents } from "@/drizzle/schema/webhook-events";
import { newId } from "@/server/kernel/key";
import { callerWith } from "@/server/testing/caller-with";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { postWebhook } from "@/server/testing/post-webhook";
import { trailDefects } from "@/server/testing/trail-defects";
import { takeDueEvents } from "./dispatch-events";
import { processEvent } from "./process-event";
import { replayEvents } from "./replay-events";
import { sweepPayloads } from "./sweep-payloads";

let world: DatabaseApp;
beforeAll(async () => {
  world = await databaseApp();
});
afterAll(() => world.close());

const db = () => world.scene.db;
const rowOf = async (id: string) => (await db().select().from(webhookEvents).where(eq(webhookEvents.id, id)))[0];
const bounce = (email: string) => ({ type: "email.bounced", data: { to: [email], bounce: { type: "Permanent" } } });

/** An event of Resend, processed, that ended so many days ago. */
async function processed(
  daysAgo: number,
  eventId = `msg_${newId()}`,
  body: unknown = bounce(`${newId()}@example.com`),
) {
  await postWebhook("resend", body, { id: eventId });
  const [due] = await takeDueEvents(world.scene.kernel, 1);
  await processEvent(world.scene.kernel, due?.id ?? "");
  return end(due?.id ?? "", daysAgo);
}

async function end(id: string, daysAgo: number, set: Partial<typeof webhookEvents.$inferInsert> = {}) {
  const endedAt = new Date(Date.now() - daysAgo * 86_400_000);
  await db()
    .update(webhookEvents)
    .set({ endedAt, ...set })
    .where(eq(webhookEvents.id, id));
  return id;
}

const Body = z.object({ webhookIds: z.array(z.uuid()) });
const KEPT = { endedDays: 30, deadDays: 180 };
const sweep = (limit = 100) => sweepPayloads(db(), KEPT, limit);

describe("a payload that was kept long enough", () => {
  it("goes, and all else about the event stays", async () => {
    const [old, young] = [await processed(31), await processed(29)];
    const before = await rowOf(old);
    expect(await sweep()).toBe(1);
    expect(await rowOf(old)).toEqual({
      ...before,
      ...{ raw: null, payloadRemovedAt: expect.any(Date), payloadRemovedBy: "retention" },
    });
    expect((await rowOf(young))?.raw).toContain("email.bounced");
    const victor = await callerWith(world, await world.staffToken(world.scene.evan));
    expect(await victor.webhooks.get({ id: old })).toMatchObject({
      ...{ payload: null, payloadRemovedAt: expect.any(Date), payloadRemovedBy: "retention" },
      ...{ state: "processed", outcome: expect.stringContaining("One address is closed."), tries: [{ n: 1 }] },
      trail: [{ type: "suppression.added" }],
    });
  });

  it("is on record once a sweep, with the events it was of", async () => {
    const ids = [await processed(40), await processed(50)];
    await sweep();
    const [event] = await db()
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.type, "webhook.payloads_removed"))
      .orderBy(sql`position desc`)
      .limit(1);
    expect(event).toMatchObject({ actorKind: "system", actorId: "sweep", body: { count: 2, ...KEPT } });
    const { webhookIds } = Body.parse(event?.body);
    expect(webhookIds.toSorted()).toEqual(ids.toSorted());
    expect(await sweep()).toBe(0);
    expect(await trailDefects(db())).toEqual([]);
  });

  it("goes with others in passes of a bounded size", async () => {
    for (let i = 0; i < 5; i += 1) await processed(60);
    expect([await sweep(2), await sweep(2), await sweep(2), await sweep(2)]).toEqual([2, 2, 1, 0]);
  });

  it("leaves a repeat of the event known as one: nothing is stored or done anew", async () => {
    const [email, eventId] = [`${newId()}@example.com`, `msg_${newId()}`];
    const id = await processed(31, eventId, bounce(email));
    await sweep();
    await db().delete(suppressions).where(eq(suppressions.email, email));
    expect((await postWebhook("resend", bounce(email), { id: eventId })).status).toBe(200);
    expect(await takeDueEvents(world.scene.kernel, 10)).toEqual([]);
    expect(await db().$count(webhookEvents, eq(webhookEvents.eventId, eventId))).toBe(1);
    expect(await rowOf(id)).toMatchObject({ raw: null, state: "processed", attempts: 1 });
    expect(await db().$count(suppressions, eq(suppressions.email, email))).toBe(0);
  });
});

describe("an event that is not settled", () => {
  it("keeps its payload while it is open, however old it is, and for longer when it was given up", async () => {
    await postWebhook("stripe", { id: `evt_${newId()}`, type: "customer.updated" });
    const [open] = await db().select().from(webhookEvents).where(eq(webhookEvents.state, "received"));
    const received = await end(open?.id ?? "", 0, { endedAt: null, receivedAt: undefined });
    const failed = await end(await processed(900), 900, { state: "failed", endedAt: null });
    const dead = await end(await processed(179), 179, { state: "dead" });
    const longDead = await end(await processed(181), 181, { state: "dead" });
    expect(await sweep()).toBe(1);
    const kept = await Promise.all(
      [received, failed, dead, longDead].map(async (id) => (await rowOf(id))?.raw !== null),
    );
    expect(kept).toEqual([true, true, true, false]);
  });
});

describe("an event without its payload", () => {
  it("is not processed again, and whoever asks is told why", async () => {
    const gone = await processed(31);
    await sweep();
    const asked = replayEvents(world.scene.kernel, world.scene.evan, { ids: [gone] });
    await expect(asked).rejects.toMatchObject({
      code: "state_conflict",
      message: expect.stringMatching(
        /^Its payload was removed on \d{4}-\d\d-\d\d: there is nothing left to process\.$/,
      ),
    });
    expect(await rowOf(gone)).toMatchObject({ state: "processed", attempts: 1 });
  });

  it("does not keep others from being processed again", async () => {
    const [gone, whole] = [await processed(31), await processed(1)];
    await sweep();
    expect(await replayEvents(world.scene.kernel, world.scene.evan, { ids: [gone, whole] })).toEqual({ asked: 1 });
    expect([(await rowOf(gone))?.state, (await rowOf(whole))?.state]).toEqual(["processed", "received"]);
  });

  it("never gets another one, is not opened, and an open one does not lose its own, whatever the code believes", async () => {
    const gone = await processed(31);
    await sweep();
    const open = await end(await processed(1), 1, { state: "failed", endedAt: null });
    const set = (id: string, values: Partial<typeof webhookEvents.$inferInsert>) =>
      world.scene.ownerDb.update(webhookEvents).set(values).where(eq(webhookEvents.id, id));
    const removed = { raw: null, payloadRemovedAt: new Date(), payloadRemovedBy: "retention" } as const;
    const attempts = [
      set(gone, { raw: "{}", payloadRemovedAt: null, payloadRemovedBy: null }),
      set(gone, { payloadRemovedAt: new Date(0) }),
      set(gone, { state: "received" }),
      set(open, removed),
      set(open, { raw: null }),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ cause: { code: "23514" } });
  });
});
