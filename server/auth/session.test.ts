import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { staff } from "@/drizzle/schema/staff";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { SYSTEM, newStaff } from "@/server/testing/staff-accounts";
import { SESSION_MAX_AGE_SECONDS, staffFromRequest } from "./session";
import { changeRole, disableStaff, endSessions, setPassword } from "./staff";

const SETTINGS = { secret: "a-secret-of-at-least-32-characters", publicUrl: "http://127.0.0.1:3000" };
const nowSeconds = () => Math.floor(Date.now() / 1000);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await newStaff(database.db);
});
afterAll(() => database.close());

const read = async (headers: Headers, settings = SETTINGS) =>
  (await staffFromRequest(database.db, headers, settings))?.staff ?? null;

async function signedIn(claims: Record<string, unknown>, secret = SETTINGS.secret): Promise<Headers> {
  const token = await encode({ token: { sessionVersion: 1, signedInAt: nowSeconds(), ...claims }, secret });
  return new Headers({ cookie: `theme=dark; next-auth.session-token=${token}; other=1` });
}

test("a session is its person, with the role the row has now", async () => {
  const { id, email } = await newStaff(database.db, { role: "support" });
  const headers = await signedIn({ staffId: id });
  expect(await read(headers)).toMatchObject({ id, email, role: "support" });
  await changeRole(database.db, SYSTEM, { staffId: id, role: "viewer" });
  expect(await read(headers)).toMatchObject({ role: "viewer" });
});

describe("from the very next request on a session is nobody's after", () => {
  test.each([
    ["its person was disabled", disableStaff],
    ["the person's sessions were ended", endSessions],
    [
      "the password was replaced",
      (db: TestDatabase["db"], actor: typeof SYSTEM, staffId: string) =>
        setPassword(db, actor, { staffId, password: "another long password" }),
    ],
  ])("%s", async (_, change) => {
    const { id } = await newStaff(database.db);
    const headers = await signedIn({ staffId: id });
    expect(await read(headers)).not.toBeNull();
    await change(database.db, SYSTEM, id);
    expect(await read(headers)).toBeNull();
  });
});

test("a session ends twelve hours after sign-in, however often it was renewed", async () => {
  const { id } = await newStaff(database.db);
  const old = await signedIn({ staffId: id, signedInAt: nowSeconds() - SESSION_MAX_AGE_SECONDS - 60 });
  expect(await read(old)).toBeNull();
});

test("a token made under another secret, cut short or altered is nobody's", async () => {
  const { id } = await newStaff(database.db);
  expect(await read(await signedIn({ staffId: id }, "another-secret-of-at-least-32-characters"))).toBeNull();
  const cookie = (await signedIn({ staffId: id })).get("cookie") ?? "";
  for (const bad of [cookie.slice(0, -20), "next-auth.session-token=", "next-auth.session-token=x.y.z", ""]) {
    expect(await read(new Headers({ cookie: bad }))).toBeNull();
  }
});

test("a token that says something else than a session is nobody's", async () => {
  const { id } = await newStaff(database.db);
  expect(await read(await signedIn({ staffId: "evan" }))).toBeNull();
  expect(await read(await signedIn({ staffId: id, sessionVersion: "1" }))).toBeNull();
  expect(await read(await signedIn({ sub: id }))).toBeNull();
});

test("under https only the cookie that never travels without TLS counts", async () => {
  const { id } = await newStaff(database.db);
  const secure = { ...SETTINGS, publicUrl: "https://ops.hedgeco.example" };
  const headers = await signedIn({ staffId: id });
  expect(await read(headers, secure)).toBeNull();
  const cookie = (headers.get("cookie") ?? "").replace("next-auth", "__Secure-next-auth");
  expect(await read(new Headers({ cookie }), secure)).toMatchObject({ id });
});

test("being seen is written down", async () => {
  const { db } = database;
  const { id } = await newStaff(db);
  await read(await signedIn({ staffId: id }));
  const [row] = await db.select({ lastSeenAt: staff.lastSeenAt }).from(staff).where(eq(staff.id, id));
  expect(row?.lastSeenAt).not.toBeNull();
});
