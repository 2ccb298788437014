import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agentKeys, agents } from "@/drizzle/schema/agents";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { eventsOfType } from "@/server/testing/events-of-type";
import { SYSTEM, newStaff } from "@/server/testing/staff-accounts";
import { createAgentKey, listAgentKeys, revokeAgentKey, rotateAgentKey } from "./agent-keys";
import { verifyAgentKey } from "./verify-agent-key";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const newKey = () => createAgentKey(database.db, SYSTEM, { agent: "velma", label: "laptop" });

test("a key names its agent, works at once, and only its hash and hint are kept", async () => {
  const { db } = database;
  const { id, key, hint } = await newKey();
  expect(key).toMatch(/^ops_velma_[A-Za-z0-9_-]{43}$/);
  expect(await verifyAgentKey(db, key)).toEqual({ agent: "velma", keyId: id, pacePercent: 100 });
  const [row] = await db.select().from(agentKeys).where(eq(agentKeys.id, id));
  expect(key.startsWith(hint)).toBe(true);
  expect(JSON.stringify(row)).not.toContain(key.slice(hint.length));
  expect(await eventsOfType(db, "agent_key.created")).toContainEqual(
    expect.objectContaining({
      actorKind: "system",
      body: { keyId: id, agent: "velma", label: "laptop", hint, pacePercent: 100 },
    }),
  );
});

test("no list shows a hash", async () => {
  await newKey();
  for (const row of await listAgentKeys(database.db, "velma")) expect(row).not.toHaveProperty("keyHash");
});

test("a revoked key is refused from then on; revoking it again says so", async () => {
  const { db } = database;
  const { id, key } = await newKey();
  await revokeAgentKey(db, SYSTEM, id);
  expect(await verifyAgentKey(db, key)).toBeNull();
  await expect(revokeAgentKey(db, SYSTEM, id)).rejects.toMatchObject({ code: "not_found" });
  const revoked = (await eventsOfType(db, "agent_key.revoked")).filter(({ body }) => JSON.stringify(body).includes(id));
  expect(revoked).toHaveLength(1);
});

test("after a rotation both keys work until the overlap ends, then the new one alone", async () => {
  const { db } = database;
  const old = await newKey();
  const next = await rotateAgentKey(db, SYSTEM, { keyId: old.id, overlapHours: 24 });
  expect(await verifyAgentKey(db, old.key)).toMatchObject({ agent: "velma" });
  expect(await verifyAgentKey(db, next.key)).toMatchObject({ agent: "velma", keyId: next.id });
  await db
    .update(agentKeys)
    .set({ expiresAt: sql`expires_at - interval '25 hours'` })
    .where(eq(agentKeys.id, old.id));
  expect(await verifyAgentKey(db, old.key)).toBeNull();
  expect(await verifyAgentKey(db, next.key)).not.toBeNull();
  await expect(rotateAgentKey(db, SYSTEM, { keyId: old.id, overlapHours: 24 })).rejects.toMatchObject({
    code: "not_found",
  });
  expect((await eventsOfType(db, "agent_key.rotated")).at(-1)).toMatchObject({
    body: { keyId: old.id, newKeyId: next.id },
  });
});

test("a key with a part of its agent's pace is replaced by one with the same part", async () => {
  const { db } = database;
  const { id } = await createAgentKey(db, SYSTEM, { agent: "velma", label: "trial", pacePercent: 10 });
  const { key } = await rotateAgentKey(db, SYSTEM, { keyId: id, overlapHours: 0 });
  expect(await verifyAgentKey(db, key)).toMatchObject({ pacePercent: 10 });
});

test("a second rotation never lengthens the life of the old key", async () => {
  const { db } = database;
  const { id } = await newKey();
  await rotateAgentKey(db, SYSTEM, { keyId: id, overlapHours: 1 });
  const [first] = await db.select().from(agentKeys).where(eq(agentKeys.id, id));
  await rotateAgentKey(db, SYSTEM, { keyId: id, overlapHours: 48 });
  const [second] = await db.select().from(agentKeys).where(eq(agentKeys.id, id));
  expect(second?.expiresAt).toEqual(first?.expiresAt);
});

describe("what is no key of ours is refused", () => {
  test.each([
    "",
    "ops_velma_",
    "ops_velma_short",
    `ops_velma_${"A".repeat(43)}`,
    "Bearer x",
    "nul\0",
    "x".repeat(10_000),
  ])("%j", async (key) => expect(await verifyAgentKey(database.db, key)).toBeNull());

  test("a good secret under another agent's name", async () => {
    const { key } = await newKey();
    expect(await verifyAgentKey(database.db, key.replace("velma", "shaggy"))).toBeNull();
  });
});

test("use is written down, and at most once a minute", async () => {
  const { db } = database;
  const { id, key } = await newKey();
  const lastUsedAt = async () => (await db.select().from(agentKeys).where(eq(agentKeys.id, id)))[0]?.lastUsedAt;
  await verifyAgentKey(db, key);
  const first = await lastUsedAt();
  expect(first).not.toBeNull();
  const [velma] = await db.select().from(agents).where(eq(agents.name, "velma"));
  expect(velma?.lastSeenAt).not.toBeNull();
  await verifyAgentKey(db, key);
  expect(await lastUsedAt()).toEqual(first);
  await db
    .update(agentKeys)
    .set({ lastUsedAt: sql`last_used_at - interval '61 seconds'` })
    .where(eq(agentKeys.id, id));
  await verifyAgentKey(db, key);
  expect((await lastUsedAt())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? 0);
});

test.each(["nobody", "staff", "vel_ma"])("there is no key for %s", async (agent) => {
  await expect(createAgentKey(database.db, SYSTEM, { agent, label: "" })).rejects.toMatchObject({ code: "not_found" });
});

test("nobody but an operator hands out or takes away keys, and a refusal changes nothing", async () => {
  const { db } = database;
  const { id, key } = await newKey();
  const { actor: viewer } = await newStaff(db, { role: "viewer" });
  const agent = { kind: "agent", id: "velma" } as const;
  for (const actor of [viewer, agent]) {
    await expect(createAgentKey(db, actor, { agent: "velma", label: "" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(revokeAgentKey(db, actor, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(rotateAgentKey(db, actor, { keyId: id, overlapHours: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  expect(await verifyAgentKey(db, key)).not.toBeNull();
});
