import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staffTokens } from "@/drizzle/schema/staff";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { SYSTEM, newStaff } from "@/server/testing/staff-accounts";
import { eventsOfType } from "@/server/testing/events-of-type";
import { setPassword } from "./set-password";
import { changeRole, disableStaff, enableStaff, endSessions } from "./staff";
import { createStaffToken, listStaffTokens, revokeStaffToken } from "./staff-tokens";
import { verifyStaffToken } from "./verify-staff-token";

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

const ownerOf = async (token: string) => (await verifyStaffToken(database.db, token))?.owner ?? null;

test("a token speaks for its owner with the rights of the moment", async () => {
  const { db } = database;
  const { owner, token } = await newToken();
  expect(token).toMatch(/^ops_staff_[A-Za-z0-9_-]{43}$/);
  expect(await ownerOf(token)).toMatchObject({ id: owner.id, role: "viewer" });
  await changeRole(db, SYSTEM, { staffId: owner.id, role: "support" });
  expect(await ownerOf(token)).toMatchObject({ id: owner.id, role: "support" });
});

test("disabling the owner revokes the token, and enabling does not bring it back", async () => {
  const { db } = database;
  const { owner, token } = await newToken();
  await disableStaff(db, SYSTEM, owner.id);
  expect(await ownerOf(token)).toBeNull();
  await expect(createStaffToken(db, SYSTEM, { staffId: owner.id, label: "" })).rejects.toMatchObject({
    code: "not_found",
  });
  await enableStaff(db, SYSTEM, owner.id);
  expect(await ownerOf(token)).toBeNull();
});

test("a new password and ended sessions revoke every token, and the trail counts them", async () => {
  const { db } = database;
  const { owner, token } = await newToken();
  const second = await createStaffToken(db, owner.actor, { staffId: owner.id, label: "second" });
  await setPassword(db, SYSTEM, { staffId: owner.id, password: "another long password" });
  expect([await ownerOf(token), await ownerOf(second.token)]).toEqual([null, null]);
  expect((await eventsOfType(db, "staff.password_set")).at(-1)?.body).toMatchObject({ tokensRevoked: 2 });
  const third = await createStaffToken(db, owner.actor, { staffId: owner.id, label: "third" });
  await endSessions(db, owner.actor, owner.id);
  expect(await ownerOf(third.token)).toBeNull();
});

test("a token ends after 90 days, or as chosen up to a year", async () => {
  const { db } = database;
  const { owner, expiresAt } = await newToken();
  const daysLeft = (at: Date) => Math.round((at.getTime() - Date.now()) / 86_400_000);
  expect(daysLeft(expiresAt)).toBe(90);
  const make = (expiresInDays: number) =>
    createStaffToken(db, owner.actor, { staffId: owner.id, label: "", expiresInDays });
  expect(daysLeft((await make(365)).expiresAt)).toBe(365);
  await expect(make(366)).rejects.toMatchObject({ code: "invalid_input" });
  await expect(make(0)).rejects.toMatchObject({ code: "invalid_input" });
});

test("a revoked or expired token is refused", async () => {
  const { db } = database;
  const revoked = await newToken();
  await revokeStaffToken(db, revoked.owner.actor, revoked.id);
  expect(await ownerOf(revoked.token)).toBeNull();
  const expired = await newToken();
  await db
    .update(staffTokens)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(staffTokens.id, expired.id));
  expect(await ownerOf(expired.token)).toBeNull();
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
  expect(await ownerOf(token)).not.toBeNull();
  const { actor: operator } = await newStaff(db);
  await revokeStaffToken(db, operator, id);
  expect(await ownerOf(token)).toBeNull();
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
