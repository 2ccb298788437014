import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signInFailures, staff } from "@/drizzle/schema/staff";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { eventsOfType } from "@/server/testing/events-of-type";
import { PASSWORD, SYSTEM, newStaff } from "@/server/testing/staff-accounts";
import { signInWithPassword } from "./sign-in";
import { throttleKeys } from "./sign-in-throttle";
import { disableStaff } from "./staff";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

let clients = 0;
const newClient = () => `198.51.100.${(clients += 1)}`;

const fail = (email: string, client: string) =>
  signInWithPassword(database.db, { email, password: "not the password", client });

test("the right password signs in, whatever the case of the address, and the trail says who", async () => {
  const { db } = database;
  const { email, id, role } = await newStaff(db);
  const answer = await signInWithPassword(db, { email: email.toUpperCase(), password: PASSWORD, client: newClient() });
  expect(answer).toMatchObject({ outcome: "signed_in", staff: { id, email, role } });
  const event = (await eventsOfType(db, "staff.signed_in")).at(-1);
  expect(event).toMatchObject({ actorKind: "staff", actorId: id, body: { method: "password" } });
  const [row] = await db.select({ lastSeenAt: staff.lastSeenAt }).from(staff).where(eq(staff.id, id));
  expect(row?.lastSeenAt).not.toBeNull();
});

test("a wrong password, an unknown address, a disabled person and one without a password get the same answer", async () => {
  const { db } = database;
  await newStaff(db);
  const known = await newStaff(db);
  const disabled = await newStaff(db);
  const withoutPassword = await newStaff(db, { hasPassword: false });
  await disableStaff(db, SYSTEM, disabled.id);
  const client = newClient();
  const answers = [
    await fail(known.email, client),
    await signInWithPassword(db, { email: "nobody@hedgeco.example", password: PASSWORD, client }),
    await signInWithPassword(db, { email: disabled.email, password: PASSWORD, client }),
    await signInWithPassword(db, { email: withoutPassword.email, password: PASSWORD, client }),
  ];
  expect(answers).toEqual(answers.map(() => ({ outcome: "refused" })));
});

test("a failed sign-in is an event; its body holds a hash, the address stands in the erasable part", async () => {
  const { db } = database;
  const { email } = await newStaff(db);
  await fail(email, "203.0.113.9");
  const event = (await eventsOfType(db, "staff.sign_in_failed")).at(-1);
  expect(event).toMatchObject({
    actorKind: "anonymous",
    body: { method: "password", reason: "wrong_password", emailHash: expect.stringMatching(/^[0-9a-f]{16}$/) },
    secret: { email, client: "203.0.113.9" },
  });
  expect(JSON.stringify(event?.body)).not.toContain(email);
});

test("after five failures even the right password has to wait there, and another address need not", async () => {
  const { db } = database;
  const { email } = await newStaff(db);
  const other = await newStaff(db);
  const client = newClient();
  for (let i = 0; i < 5; i += 1) await fail(email, client);
  const throttled = await signInWithPassword(db, { email, password: PASSWORD, client });
  expect(throttled).toMatchObject({ outcome: "throttled" });
  expect(throttled.outcome === "throttled" && throttled.waitSeconds).toBeGreaterThan(25);
  expect((await eventsOfType(db, "staff.sign_in_throttled")).at(-1)).toMatchObject({ secret: { email } });
  const unhindered = await signInWithPassword(db, { email: other.email, password: PASSWORD, client });
  expect(unhindered.outcome).toBe("signed_in");
});

test("a stranger's guesses do not keep the person out elsewhere", async () => {
  const { db } = database;
  const { email } = await newStaff(db);
  const stranger = newClient();
  for (let i = 0; i < 10; i += 1) await fail(email, stranger);
  expect(await signInWithPassword(db, { email, password: PASSWORD, client: newClient() })).toMatchObject({
    outcome: "signed_in",
  });
});

test("guesses from all over the world are slowed down, but not for whoever signed in from here of late", async () => {
  const { db } = database;
  const { email } = await newStaff(db);
  const [known, unknown] = [newClient(), newClient()];
  const signIn = (client: string) => signInWithPassword(db, { email, password: PASSWORD, client });
  expect(await signIn(known)).toMatchObject({ outcome: "signed_in" });
  for (let i = 0; i < 30; i += 1) await fail(email, newClient());
  const elsewhere = await signIn(unknown);
  expect(elsewhere).toMatchObject({ outcome: "throttled" });
  expect(elsewhere.outcome === "throttled" && elsewhere.waitSeconds).toBeLessThanOrEqual(60);
  expect(await signIn(known)).toMatchObject({ outcome: "signed_in" });
});

test("once the wait is over the right password signs in and forgets the failures", async () => {
  const { db } = database;
  const { email } = await newStaff(db);
  const client = newClient();
  for (let i = 0; i < 5; i += 1) await fail(email, client);
  await db.update(signInFailures).set({ blockedUntil: sql`now() - interval '1 second'` });
  expect(await signInWithPassword(db, { email, password: PASSWORD, client })).toMatchObject({ outcome: "signed_in" });
  const keys = throttleKeys({ email, client }).map(({ key }) => key);
  const left = (await db.select().from(signInFailures)).filter(({ key }) => keys.includes(key));
  expect(left).toEqual([]);
});

test("one client that tries many addresses is made to wait", async () => {
  const client = newClient();
  for (let i = 0; i < 20; i += 1) await fail(`stranger-${i}@hedgeco.example`, client);
  expect(await fail("stranger-20@hedgeco.example", client)).toMatchObject({ outcome: "throttled" });
});

test("many guesses at the same moment are counted one by one", async () => {
  const { email } = await newStaff(database.db);
  const client = newClient();
  const answers = await Promise.all(Array.from({ length: 12 }, () => fail(email, client)));
  expect(answers.filter(({ outcome }) => outcome === "refused")).toHaveLength(5);
  expect(answers.filter(({ outcome }) => outcome === "throttled")).toHaveLength(7);
});

test.each(["", "nul\0byte@hedgeco.example", "\ud800@hedgeco.example", `${"x".repeat(5_000)}@hedgeco.example`])(
  "an address that cannot exist is refused like any other",
  async (email) => {
    expect(await fail(email, newClient())).toEqual({ outcome: "refused" });
  },
);
