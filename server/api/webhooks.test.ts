import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { webhookEvents } from "@/drizzle/schema/webhook-events";
import { takeDueEvents } from "@/server/hooks/dispatch-events";
import { processEvent } from "@/server/hooks/process-event";
import { newId } from "@/server/kernel/key";
import { callerWith } from "@/server/testing/caller-with";
import type { Caller } from "@/server/testing/caller-with";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { makeStaff } from "@/server/testing/make";
import { postWebhook } from "@/server/testing/post-webhook";

let world: DatabaseApp;
let evan: Caller;
let maya: Caller;
let victor: Caller;
beforeAll(async () => {
  world = await databaseApp();
  const { db } = world.scene;
  evan = await callerWith(world, await world.staffToken(world.scene.evan));
  maya = await callerWith(world, await world.staffToken(await makeStaff(db, "support", "Maya")));
  victor = await callerWith(world, await world.staffToken(await makeStaff(db, "viewer", "Victor")));
});
afterAll(() => world.close());

async function tell(source: Parameters<typeof postWebhook>[0], event: unknown) {
  await postWebhook(source, event);
  const [due] = await takeDueEvents(world.scene.kernel, 1);
  await processEvent(world.scene.kernel, due?.id ?? "");
  return due?.id ?? "";
}

const complaint = (email: string) => ({
  type: "email.complained",
  created_at: "2026-01-05T09:00:00Z",
  data: { to: [email], subject: "<img src=x onerror=alert(1)>" },
});

describe("one event", () => {
  it("shows who vouches for it, its tries, what came of it, and no header with a secret", async () => {
    const email = `${newId()}@example.com`;
    const id = await tell("resend", complaint(email));
    const seen = await maya.webhooks.get({ id });
    expect(seen).toMatchObject({ source: "resend", state: "processed", verifiedBy: "standard-webhooks v1, secret 2" });
    expect(seen.tries).toMatchObject([{ n: 1, state: "processed", problem: null }]);
    expect(seen.trail.map(({ type }) => type)).toEqual(["suppression.added"]);
    expect(seen.payload).toContain(email);
    expect(Object.keys(seen.headers)).toEqual(expect.arrayContaining(["svix-id", "svix-timestamp"]));
    expect(JSON.stringify(seen.headers)).not.toMatch(/signature|v1,/);
  });

  it("keeps its payload from who only reads", async () => {
    const id = await tell("resend", complaint(`${newId()}@example.com`));
    expect(await victor.webhooks.get({ id })).toMatchObject({ payload: null, state: "processed" });
    expect(JSON.stringify(await victor.webhooks.list({}))).not.toContain("onerror");
  });
});

describe("processing again", () => {
  it("is for operators, for as many as are chosen", async () => {
    const ids = [await tell("slack", { type: "event_callback", event_id: newId(), event: { type: "pin_added" } })];
    ids.push(await tell("plaid", { webhook_type: "ITEM", webhook_code: "ERROR", item_id: newId() }));
    for (const other of [maya, victor]) {
      await expect(other.webhooks.replay({ ids })).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    expect(await evan.webhooks.replay({ ids })).toEqual({ asked: 2 });
    const trail = (await evan.webhooks.get({ id: ids[0] ?? "" })).trail;
    expect(trail).toMatchObject([{ type: "webhook.replayed", actor: { kind: "staff", id: world.scene.evan.id } }]);
    for (const { id } of await takeDueEvents(world.scene.kernel, 10)) await processEvent(world.scene.kernel, id);
  });
});

it("a list is filtered by source, state, type and event id, page by page", async () => {
  const [one, two] = [`evt_${newId()}`, `evt_${newId()}`];
  await tell("stripe", { id: one, type: "customer.updated" });
  await postWebhook("stripe", { id: two, type: "customer.deleted" });
  const idsOf = async (filter: object) => (await victor.webhooks.list(filter)).items.map(({ eventId }) => eventId);
  expect(await idsOf({ source: ["stripe"] })).toEqual([two, one]);
  expect(await idsOf({ source: ["stripe"], state: ["ignored"] })).toEqual([one]);
  expect(await idsOf({ type: ["customer.deleted"] })).toEqual([two]);
  expect(await idsOf({ q: one })).toEqual([one]);
  const types = await victor.webhooks.types();
  expect(types).toEqual(types.toSorted());
  expect(types).toEqual(expect.arrayContaining(["customer.deleted", "customer.updated", "email.complained"]));
  const first = await victor.webhooks.list({ source: ["stripe"], limit: 1 });
  const rest = await victor.webhooks.list({ source: ["stripe"], limit: 1, cursor: first.nextCursor ?? "" });
  expect([...first.items, ...rest.items].map(({ eventId }) => eventId)).toEqual([two, one]);
  expect(rest.nextCursor).toBeNull();
});

it("what was received cannot be rewritten, nor its tries, by the role of web and worker", async () => {
  const id = await tell("stripe", { id: newId(), type: "customer.updated" });
  const { db } = world.scene;
  const refused = { cause: { message: expect.stringMatching(/permission denied/) as string } };
  const update = (set: Partial<typeof webhookEvents.$inferInsert>) =>
    db.update(webhookEvents).set(set).where(eq(webhookEvents.id, id));
  await expect(update({ deliverySha256: "0" })).rejects.toMatchObject(refused);
  await expect(update({ raw: "{}" })).rejects.toMatchObject({
    cause: { message: expect.stringMatching(/can only be removed/) as string },
  });
  await expect(db.delete(webhookEvents).where(eq(webhookEvents.id, id))).rejects.toMatchObject(refused);
  await expect(db.execute("update webhook_attempts set state = 'processed'")).rejects.toMatchObject(refused);
});
