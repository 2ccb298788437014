import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { outbox } from "@/drizzle/schema/outbox";
import { delegations } from "@/drizzle/schema/staff";
import { disableStaff } from "@/server/auth/staff";
import { escalateRequests } from "@/server/kernel/escalate";
import { agent, makeStaff } from "@/server/testing/make";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { setAgentOwner } from "./agent-owner";
import { delegate } from "./delegate";
import type { NewDelegation } from "./delegate";
import { delegationsOf, listDelegations } from "./list-delegations";
import { readOnCall, setOnCall } from "./on-call";
import { revokeDelegation } from "./revoke-delegation";
import { eventsOfType } from "@/server/testing/events-of-type";
import { SYSTEM } from "@/server/testing/staff-accounts";

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

async function twoPeople() {
  const ingrid = await makeStaff(scene.db, "operator", "Ingrid");
  const maya = await makeStaff(scene.db, "support", "Maya");
  const asked: NewDelegation = {
    ...{ fromId: ingrid.id, toId: maya.id, kinds: null, reason: "Away until Monday", endsAt: inDays(3) },
  };
  return { ingrid, maya, asked };
}

const noticesTo = async (staffId: string) =>
  scene.db
    .select({ body: outbox.body })
    .from(outbox)
    .where(sql`${outbox.body}->>'audience' = ${`staff:${staffId}`}`);

describe("a delegation", () => {
  it("lets its delegate see for whom they may decide, and is on record with its reason kept apart", async () => {
    const { ingrid, maya, asked } = await twoPeople();
    await delegate(scene.db, ingrid, { ...asked, kinds: ["user.approve"] });
    expect(await delegationsOf(scene.db, maya.id)).toEqual([
      { fromId: ingrid.id, name: "Ingrid", role: "operator", kinds: ["user.approve"], endsAt: asked.endsAt },
    ]);
    expect(await delegationsOf(scene.db, ingrid.id)).toEqual([]);
    expect((await eventsOfType(scene.db, "delegation.created")).at(-1)).toMatchObject({
      actorId: ingrid.id,
      body: { fromId: ingrid.id, toId: maya.id, kinds: ["user.approve"] },
      secret: { reason: asked.reason },
    });
    expect(await noticesTo(maya.id)).toHaveLength(1);
  });

  it("carries the vote of who gave it, while it lasts", async () => {
    const { ingrid, maya, asked } = await twoPeople();
    const { id } = await delegate(scene.db, ingrid, asked);
    expect(await delegationsOf(scene.db, maya.id)).toHaveLength(1);
    for (const over of [
      { startsAt: inDays(-3), endsAt: inDays(-1) },
      { startsAt: inDays(1), endsAt: inDays(2) },
    ]) {
      await scene.db.update(delegations).set(over).where(eq(delegations.id, id));
      expect(await delegationsOf(scene.db, maya.id)).toEqual([]);
    }
  });

  it("ends when it is revoked, by either of the two or an operator, once", async () => {
    const { ingrid, maya, asked } = await twoPeople();
    const stranger = await makeStaff(scene.db, "viewer");
    for (const by of [ingrid, maya, scene.evan]) {
      const { id } = await delegate(scene.db, ingrid, asked);
      await expect(revokeDelegation(scene.db, stranger, id)).rejects.toMatchObject({ code: "not_found" });
      await revokeDelegation(scene.db, by, id);
      expect(await delegationsOf(scene.db, maya.id)).toEqual([]);
      await expect(revokeDelegation(scene.db, by, id)).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("is nobody's but one's own or, between two others, an operator's, of which the giver hears urgently", async () => {
    const { ingrid, maya, asked } = await twoPeople();
    const refused = { code: "forbidden" };
    await expect(delegate(scene.db, maya, asked)).rejects.toMatchObject(refused);
    // With Ingrid's vote and his own, Evan alone would be the two people that policy asks for.
    await expect(delegate(scene.db, scene.evan, { ...asked, toId: scene.evan.id })).rejects.toMatchObject(refused);
    await delegate(scene.db, scene.evan, asked);
    expect(await noticesTo(ingrid.id)).toMatchObject([{ body: { level: "urgent" } }]);
  });

  it("goes to another active person, for up to 90 days from now on", async () => {
    const { ingrid, maya, asked } = await twoPeople();
    const invalid = { code: "invalid_input" };
    const give = (change: Partial<NewDelegation>) => delegate(scene.db, ingrid, { ...asked, ...change });
    await expect(give({ toId: ingrid.id })).rejects.toMatchObject(invalid);
    await expect(give({ endsAt: inDays(91) })).rejects.toMatchObject(invalid);
    await expect(give({ endsAt: inDays(-1) })).rejects.toMatchObject(invalid);
    await expect(give({ startsAt: inDays(5) })).rejects.toMatchObject(invalid);
    await disableStaff(scene.db, SYSTEM, maya.id);
    await expect(give({})).rejects.toMatchObject({ code: "not_found" });
  });

  it("counts no longer when who gave it is disabled", async () => {
    const { ingrid, maya, asked } = await twoPeople();
    await delegate(scene.db, ingrid, asked);
    await disableStaff(scene.db, SYSTEM, ingrid.id);
    expect(await delegationsOf(scene.db, maya.id)).toEqual([]);
  });

  it("is listed for the two it is about and for operators", async () => {
    const { ingrid, maya, asked } = await twoPeople();
    const { id } = await delegate(scene.db, ingrid, asked);
    const stranger = await makeStaff(scene.db, "viewer");
    const seenBy = async (who: typeof maya) => (await listDelegations(scene.db, who)).some((row) => row.id === id);
    expect([await seenBy(maya), await seenBy(scene.evan), await seenBy(stranger)]).toEqual([true, true, false]);
  });
});

describe("who is on call", () => {
  it("is set as a whole by an operator, and recorded when it changes", async () => {
    const { ingrid, maya } = await twoPeople();
    await expect(setOnCall(scene.db, maya, [maya.id])).rejects.toMatchObject({ code: "forbidden" });
    await setOnCall(scene.db, ingrid, [maya.id, ingrid.id]);
    await setOnCall(scene.db, ingrid, [maya.id, ingrid.id]);
    await setOnCall(scene.db, ingrid, [ingrid.id, maya.id]);
    expect((await readOnCall(scene.db)).map(({ staffId }) => staffId)).toEqual([ingrid.id, maya.id]);
    const changes = (await eventsOfType(scene.db, "on_call.set")).map(({ body }) => body);
    expect(changes).toEqual([
      { before: [], order: [maya.id, ingrid.id] },
      { before: [maya.id, ingrid.id], order: [ingrid.id, maya.id] },
    ]);
  });

  it("holds active people only, each once", async () => {
    const { ingrid, maya } = await twoPeople();
    await expect(setOnCall(scene.db, ingrid, [maya.id, maya.id])).rejects.toMatchObject({ code: "invalid_input" });
    await disableStaff(scene.db, SYSTEM, maya.id);
    await expect(setOnCall(scene.db, ingrid, [maya.id])).rejects.toMatchObject({ code: "not_found" });
  });

  it("replaces the order as a whole also when two operators set it at the same moment", async () => {
    const { ingrid, maya } = await twoPeople();
    await Promise.all([setOnCall(scene.db, ingrid, [maya.id]), setOnCall(scene.db, scene.evan, [ingrid.id, maya.id])]);
    expect([1, 2]).toContain((await readOnCall(scene.db)).length);
  });

  it("is told by mail when half of the time is over, the first one first", async () => {
    const { ingrid, maya } = await twoPeople();
    await setOnCall(scene.db, ingrid, [maya.id, ingrid.id]);
    const held = await scene.holdOne();
    const halfway = new Date((Date.now() + (held.expiresAt?.getTime() ?? 0)) / 2 + 60_000);
    await escalateRequests({ ...scene.kernel, clock: () => halfway }, 10);
    const mails = await scene.db.select().from(outbox).where(eq(outbox.topic, "notice.mail"));
    expect(mails.map(({ body }) => body)).toMatchObject([{ staffId: maya.id, actionId: held.id }]);
  });
});

describe("an agent's owner", () => {
  it("is set by an operator, on record, and cannot vote on what the agent submits", async () => {
    const { ingrid, maya } = await twoPeople();
    await expect(setAgentOwner(scene.db, maya, { agent: "shaggy", ownerId: maya.id })).rejects.toMatchObject({
      code: "forbidden",
    });
    await setAgentOwner(scene.db, scene.evan, { agent: "shaggy", ownerId: ingrid.id });
    expect((await eventsOfType(scene.db, "agent.owner_set")).at(-1)).toMatchObject({
      body: { agent: "shaggy", from: null, to: ingrid.id },
    });
    const held = await scene.holdOne();
    await expect(scene.approve(held, ingrid)).rejects.toMatchObject({ code: "own_agent" });
    await setAgentOwner(scene.db, scene.evan, { agent: "shaggy", ownerId: null });
    expect(await scene.approve(held, ingrid)).toMatchObject({ status: "approved" });
  });

  it("is an active person, of an agent that exists", async () => {
    const { maya } = await twoPeople();
    const set = (name: string, ownerId: string) => setAgentOwner(scene.db, scene.evan, { agent: name, ownerId });
    await expect(set("nobody", maya.id)).rejects.toMatchObject({ code: "not_found" });
    await disableStaff(scene.db, SYSTEM, maya.id);
    await expect(set(agent("velma").id, maya.id)).rejects.toMatchObject({ code: "not_found" });
  });
});
