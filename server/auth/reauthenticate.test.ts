import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reauthentications } from "@/drizzle/schema/staff";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import type { Prover } from "./prover";
import { reauthenticate } from "./reauthenticate";
import { requestContext } from "./request-context";
import type { RequestContext } from "./request-context";
import { createStaffToken } from "./staff-tokens";
import { eventsOfType } from "@/server/testing/events-of-type";
import { PASSWORD, newStaff } from "@/server/testing/staff-accounts";

const SETTINGS = { secret: "a-secret-of-at-least-32-characters", publicUrl: "http://127.0.0.1:3000" };
const HOUR_SECONDS = 3_600;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** The headers of a session of some hours ago. */
async function oldSession(staffId: string): Promise<Headers> {
  const signedInAt = Math.floor(Date.now() / 1_000) - 2 * HOUR_SECONDS;
  const token = { sessionId: randomUUID(), staffId, sessionVersion: 1, signedInAt };
  return new Headers({ cookie: `next-auth.session-token=${await encode({ token, secret: SETTINGS.secret })}` });
}

const ask = (headers: Headers) => requestContext(database.db, headers, SETTINGS);

function proverOf({ staff, sessionHash, client }: RequestContext): Prover {
  if (!staff || sessionHash === null) throw new Error("nobody is signed in");
  return { staff, sessionHash, client };
}

const ageSeconds = ({ actor }: RequestContext) =>
  actor.kind === "staff" && actor.authenticatedAt ? (Date.now() - actor.authenticatedAt.getTime()) / 1_000 : null;

test("a proof counts in its own session alone, and no longer than it is young", async () => {
  const { db } = database;
  const { id } = await newStaff(db);
  const [here, elsewhere] = [await oldSession(id), await oldSession(id)];
  expect(ageSeconds(await ask(here))).toBeGreaterThan(HOUR_SECONDS);
  await reauthenticate(db, proverOf(await ask(here)), PASSWORD);
  expect(ageSeconds(await ask(here))).toBeLessThan(60);
  expect(ageSeconds(await ask(elsewhere))).toBeGreaterThan(HOUR_SECONDS);
  expect((await eventsOfType(db, "staff.reauthenticated")).at(-1)).toMatchObject({
    actorId: id,
    body: { method: "password" },
  });
  const hash = proverOf(await ask(here)).sessionHash;
  const anHourAgo = sql`now() - interval '1 hour'`;
  await db.update(reauthentications).set({ at: anHourAgo }).where(eq(reauthentications.sessionHash, hash));
  expect(ageSeconds(await ask(here))).toBeGreaterThan(HOUR_SECONDS - 60);
});

test("a personal token proves nothing by itself, and counts after its owner gave the password with it", async () => {
  const { db } = database;
  const owner = await newStaff(db);
  const { token } = await createStaffToken(db, owner.actor, { staffId: owner.id, label: "script" });
  const headers = new Headers({ authorization: `Bearer ${token}` });
  expect(ageSeconds(await ask(headers))).toBeNull();
  await reauthenticate(db, proverOf(await ask(headers)), PASSWORD);
  expect(ageSeconds(await ask(headers))).toBeLessThan(60);
});

test("a wrong password, and any password of who has none, change nothing and are on record", async () => {
  const { db } = database;
  for (const [hasPassword, reason] of [
    [true, "wrong_password"],
    [false, "no_password"],
  ] as const) {
    const { id } = await newStaff(db, { hasPassword });
    const headers = await oldSession(id);
    const asked = reauthenticate(db, proverOf(await ask(headers)), "not the password");
    await expect(asked).rejects.toMatchObject({ code: "identity_not_proven", message: "The password is not right." });
    expect(ageSeconds(await ask(headers))).toBeGreaterThan(HOUR_SECONDS);
    expect((await eventsOfType(db, "staff.reauthentication_failed")).at(-1)).toMatchObject({
      actorId: id,
      body: { method: "password", reason },
    });
  }
});

test("after five failures even the right password waits", async () => {
  const { db } = database;
  const { id } = await newStaff(db);
  const who = proverOf(await ask(await oldSession(id)));
  for (let i = 0; i < 5; i += 1) await reauthenticate(db, who, "a guess").catch(() => undefined);
  await expect(reauthenticate(db, who, PASSWORD)).rejects.toMatchObject({
    code: "rate_limited",
    details: { retryAfterSeconds: expect.any(Number) },
  });
  expect((await eventsOfType(db, "staff.reauthentication_throttled")).at(-1)).toMatchObject({ actorId: id });
});
