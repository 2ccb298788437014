import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staffTokens } from "@/drizzle/schema/staff";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { eventsOfType } from "@/server/testing/events-of-type";
import { SYSTEM, newStaff } from "@/server/testing/staff-accounts";
import { changeRole, disableStaff, enableStaff } from "./staff";
import { createStaffToken, listStaffTokens, revokeStaffToken, verifyStaffToken } from "./staff-tokens";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await newStaff(database.db);
});
afterAll(() => database.close());

async function newToken(role: "operator" | "viewer" = "viewer") {
  const owner = await newStaff(database.db, { role });
  const created = await createStaffToken(database.db, owner.actor, { staffId: owner.id, label: "script" });
  return { owner, ...created };
}

test("a token speaks for its owner with the rights of the moment", async () => {
  const { db } = database;
  const { owner, token } = await newToken();
  expect(token).toMatch(/^ops_staff_[A-Za-z0-9_-]{43}$/);
  expect(await verifyStaffToken(db, token)).toMatchObject({ id: owner.id, role: "viewer" });
  await changeRole(db, SYSTEM, { staffId: owner.id, role: "support" });
  expect(await verifyStaffToken(db, token)).toMatchObject({ id: owner.id, role: "support" });
});

test("while the owner is disabled the token is refused", async () => {
  const { db } = database;
  const { owner, token } = await newToken();
  await disableStaff(db, SYSTEM, owner.id);
  expect(await verifyStaffToken(db, token)).toBeNull();
  await expect(createStaffToken(db, SYSTEM, { staffId: owner.id, label: "" })).rejects.toMatchObject({
    code: "not_found",
  });
  await enableStaff(db, SYSTEM, owner.id);
  expect(await verifyStaffToken(db, token)).not.toBeNull();
});

test("a revoked or expired token is refused", async () => {
  const { db } = database;
  const revoked = await newToken();
  await revokeStaffToken(db, revoked.owner.actor, revoked.id);
  expect(await verifyStaffToken(db, revoked.token)).toBeNull();
  const expired = await newToken();
  await db
    .update(staffTokens)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(staffTokens.id, expired.id));
  expect(await verifyStaffToken(db, expired.token)).toBeNull();
});

test("nobody, an operator included, makes a token for somebody else", async () => {
  const { db } = database;
  const { owner } = await newToken();
  const { actor: operator } = await newStaff(db);
  await expect(createStaffToken(db, operator, { staffId: owner.id, label: "" })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("operators may revoke anyone's token, others only their own", async () => {
  const { db } = database;
  const { id, token } = await newToken();
  const { actor: stranger } = await newStaff(db, { role: "support" });
  await expect(revokeStaffToken(db, stranger, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await verifyStaffToken(db, token)).not.toBeNull();
  const { actor: operator } = await newStaff(db);
  await revokeStaffToken(db, operator, id);
  expect(await verifyStaffToken(db, token)).toBeNull();
  expect((await eventsOfType(db, "staff_token.revoked")).at(-1)).toMatchObject({
    actorId: operator.id,
    body: { tokenId: id },
  });
});

test("the list shows a hint and never the hash", async () => {
  const { owner, token } = await newToken();
  const [row] = await listStaffTokens(database.db, owner.id);
  expect(row).not.toHaveProperty("keyHash");
  expect(token.startsWith(row?.hint ?? "none")).toBe(true);
});
