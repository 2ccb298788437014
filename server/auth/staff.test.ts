import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { staff } from "@/drizzle/schema/staff";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { eventsOfType } from "@/server/testing/events-of-type";
import { PASSWORD, SYSTEM, newStaff } from "@/server/testing/staff-accounts";
import { signInWithPassword } from "./sign-in";
import { changeRole, createStaff, disableStaff, endSessions, setPassword } from "./staff";

let database: TestDatabase;
const opened: TestDatabase[] = [];
beforeEach(async () => {
  database = await testDatabase();
  opened.push(database);
});
afterAll(() => Promise.all(opened.map((one) => one.close())));

const rowOf = async (id: string) => (await database.db.select().from(staff).where(eq(staff.id, id)))[0];

test("an address belongs to one person, whatever its case", async () => {
  const { db } = database;
  const { email } = await newStaff(db);
  const again = createStaff(db, SYSTEM, { email: email.toUpperCase(), name: "Again", role: "viewer" });
  await expect(again).rejects.toMatchObject({ code: "state_conflict" });
});

test("the event of a new person names them only in the erasable part", async () => {
  const { db } = database;
  const { id, email } = await newStaff(db, { role: "editor" });
  const event = (await eventsOfType(db, "staff.created")).at(-1);
  expect(event).toMatchObject({ body: { staffId: id, role: "editor", hasPassword: true }, secret: { email } });
  expect(JSON.stringify(event?.body)).not.toContain(email);
});

test("changing a role is recorded once; changing it to the same is nothing", async () => {
  const { db } = database;
  await newStaff(db);
  const { id } = await newStaff(db, { role: "viewer" });
  await changeRole(db, SYSTEM, { staffId: id, role: "editor" });
  await changeRole(db, SYSTEM, { staffId: id, role: "editor" });
  expect((await rowOf(id))?.role).toBe("editor");
  const events = await eventsOfType(db, "staff.role_changed");
  expect(events.map(({ body }) => body)).toEqual([{ staffId: id, from: "viewer", to: "editor" }]);
});

test("a new password replaces the old one and ends the sessions", async () => {
  const { db } = database;
  const { id, email, actor } = await newStaff(db, { role: "viewer" });
  await setPassword(db, actor, { staffId: id, password: "another long password" });
  expect((await rowOf(id))?.sessionVersion).toBe(2);
  const outcome = async (password: string) =>
    (await signInWithPassword(db, { email, password, client: "203.0.113.1" })).outcome;
  expect(await outcome(PASSWORD)).toBe("refused");
  expect(await outcome("another long password")).toBe("signed_in");
  expect((await eventsOfType(db, "staff.password_set")).at(-1)).toMatchObject({ actorId: id, body: { staffId: id } });
});

test("the last operator can be neither disabled nor downgraded", async () => {
  const { db } = database;
  const { id, actor } = await newStaff(db);
  await newStaff(db, { role: "viewer" });
  await expect(disableStaff(db, actor, id)).rejects.toMatchObject({ code: "state_conflict" });
  await expect(changeRole(db, SYSTEM, { staffId: id, role: "viewer" })).rejects.toMatchObject({
    code: "state_conflict",
  });
  expect(await rowOf(id)).toMatchObject({ role: "operator", disabledAt: null });
});

test("of two operators who remove each other at the same moment one stays", async () => {
  const { db } = database;
  const one = await newStaff(db);
  const two = await newStaff(db);
  const results = await Promise.allSettled([disableStaff(db, one.actor, two.id), disableStaff(db, two.actor, one.id)]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("staff may end their own sessions but not manage others", async () => {
  const { db } = database;
  const other = await newStaff(db);
  const { id, actor } = await newStaff(db, { role: "support" });
  await endSessions(db, actor, id);
  expect((await rowOf(id))?.sessionVersion).toBe(2);
  const refused = { code: "forbidden" };
  await expect(endSessions(db, actor, other.id)).rejects.toMatchObject(refused);
  await expect(setPassword(db, actor, { staffId: other.id, password: PASSWORD })).rejects.toMatchObject(refused);
  await expect(changeRole(db, actor, { staffId: id, role: "operator" })).rejects.toMatchObject(refused);
  await expect(disableStaff(db, actor, other.id)).rejects.toMatchObject(refused);
  const newcomer = { email: "new@hedgeco.example", name: "New", role: "operator" as const };
  await expect(createStaff(db, actor, newcomer)).rejects.toMatchObject(refused);
});
