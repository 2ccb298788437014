import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { passkeyChallenges, passkeys, reauthentications } from "@/drizzle/schema/staff";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { SoftwareAuthenticator } from "@/server/testing/software-authenticator";
import { passkeyHost } from "./passkey-host";
import { beginPasskeyProof, reauthenticateWithPasskey } from "./passkey-proof";
import { addPasskey, beginPasskey, listPasskeys, removePasskey } from "./passkeys";
import type { Prover } from "./prover";
import { eventsOfType } from "@/server/testing/events-of-type";
import { newStaff } from "@/server/testing/staff-accounts";

const PARTY = { id: "ops.hedgeco.example", origin: "https://ops.hedgeco.example" };
const here = (challenge: string) => ({ challenge, origin: PARTY.origin, rpId: PARTY.id });

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

let sessions = 0;

async function newProver(): Promise<Prover> {
  const { id, email, role } = await newStaff(database.db);
  sessions += 1;
  return { staff: { id, email, role, name: "Evan" }, sessionHash: `session-${sessions}`, client: "203.0.113.1" };
}

async function register(who: Prover, authenticator = new SoftwareAuthenticator()) {
  const { challenge } = await beginPasskey(database.db, who, PARTY);
  await addPasskey(database.db, who, PARTY, { label: "Laptop", response: authenticator.make(here(challenge)) });
  return authenticator;
}

async function prove(who: Prover, authenticator: SoftwareAuthenticator) {
  const { challenge } = await beginPasskeyProof(database.db, who, PARTY);
  return reauthenticateWithPasskey(database.db, who, PARTY, authenticator.use(here(challenge)));
}

const isProved = async ({ sessionHash }: Prover) =>
  (await database.db.$count(reauthentications, eq(reauthentications.sessionHash, sessionHash))) === 1;
const lastFailure = async () => (await eventsOfType(database.db, "staff.reauthentication_failed")).at(-1)?.body;
const notProven = { code: "identity_not_proven" };

test("a registered passkey proves its person in their session", async () => {
  const who = await newProver();
  const authenticator = await register(who);
  expect(await listPasskeys(database.db, who.staff.id)).toMatchObject([{ id: authenticator.id, label: "Laptop" }]);
  await prove(who, authenticator);
  expect(await isProved(who)).toBe(true);
  expect((await eventsOfType(database.db, "staff.reauthenticated")).at(-1)).toMatchObject({
    actorId: who.staff.id,
    body: { method: "passkey" },
  });
});

test("an answer that is sent again is refused, and so is a registration", async () => {
  const who = await newProver();
  const authenticator = new SoftwareAuthenticator();
  const { challenge } = await beginPasskey(database.db, who, PARTY);
  const made = { label: "Laptop", response: authenticator.make(here(challenge)) };
  await addPasskey(database.db, who, PARTY, made);
  await expect(addPasskey(database.db, who, PARTY, made)).rejects.toMatchObject(notProven);
  const asked = await beginPasskeyProof(database.db, who, PARTY);
  const used = authenticator.use(here(asked.challenge));
  await reauthenticateWithPasskey(database.db, who, PARTY, used);
  await expect(reauthenticateWithPasskey(database.db, who, PARTY, used)).rejects.toMatchObject(notProven);
});

test("a challenge is good for two minutes, for its person and for its purpose", async () => {
  const { db } = database;
  const [who, other] = [await newProver(), await newProver()];
  const authenticator = await register(who);
  await register(other);
  const late = await beginPasskeyProof(db, who, PARTY);
  await db.update(passkeyChallenges).set({ expiresAt: sql`now() - interval '1 second'` });
  const forAnother = await beginPasskeyProof(db, other, PARTY);
  const toRegister = await beginPasskey(db, who, PARTY);
  for (const { challenge } of [late, forAnother, toRegister, { challenge: "invented" }]) {
    const asked = reauthenticateWithPasskey(db, who, PARTY, authenticator.use(here(challenge)));
    await expect(asked).rejects.toMatchObject(notProven);
  }
  expect(await isProved(who)).toBe(false);
});

test("another origin, another site and an authenticator that did not check the person are refused", async () => {
  const { db } = database;
  const who = await newProver();
  const authenticator = await register(who);
  for (const wrong of [{ origin: "https://ops.hedgeco.evil" }, { rpId: "evil.example" }, { userVerified: false }]) {
    const { challenge } = await beginPasskeyProof(db, who, PARTY);
    const asked = reauthenticateWithPasskey(db, who, PARTY, authenticator.use({ ...here(challenge), ...wrong }));
    await expect(asked).rejects.toMatchObject(notProven);
    const again = await beginPasskey(db, who, PARTY);
    const response = new SoftwareAuthenticator().make({ ...here(again.challenge), ...wrong });
    await expect(addPasskey(db, who, PARTY, { label: "", response })).rejects.toMatchObject(notProven);
  }
  expect(await isProved(who)).toBe(false);
  expect(await lastFailure()).toEqual({ method: "passkey", reason: "not_verified", private: expect.any(String) });
});

test("a counter that goes back or stays is a copy and is refused; one that is never kept is not", async () => {
  const who = await newProver();
  const authenticator = await register(who);
  await prove(who, authenticator);
  authenticator.counter -= 1;
  await expect(prove(who, authenticator)).rejects.toMatchObject(notProven);
  expect(await lastFailure()).toMatchObject({ reason: "counter_went_back" });
  authenticator.counter = 1;
  await expect(prove(who, authenticator)).rejects.toMatchObject(notProven);

  const without = new SoftwareAuthenticator();
  without.counter = 0;
  await register(who, without);
  for (let use = 0; use < 2; use += 1) {
    without.counter = 0;
    await prove(who, without);
  }
});

test("somebody else's passkey proves nothing, can be neither removed nor registered again", async () => {
  const { db } = database;
  const [who, other] = [await newProver(), await newProver()];
  const foreign = await register(other);
  await register(who);
  await expect(prove(who, foreign)).rejects.toMatchObject(notProven);
  await expect(removePasskey(db, who, foreign.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(register(who, foreign)).rejects.toMatchObject({ code: "state_conflict" });
  expect(await db.$count(passkeys, eq(passkeys.id, foreign.id))).toBe(1);
});

test("a removed passkey proves nothing, and both steps are on record", async () => {
  const who = await newProver();
  const authenticator = await register(who);
  await removePasskey(database.db, who, authenticator.id);
  await expect(prove(who, authenticator)).rejects.toMatchObject(notProven);
  for (const type of ["passkey.added", "passkey.removed"]) {
    const event = (await eventsOfType(database.db, type)).at(-1);
    expect(event).toMatchObject({ actorId: who.staff.id, body: { label: "Laptop" } });
  }
});

test.each([
  ["https://ops.hedgeco.example", { works: true, id: "ops.hedgeco.example", origin: "https://ops.hedgeco.example" }],
  ["http://localhost:3000/", { works: true, id: "localhost", origin: "http://localhost:3000" }],
  ["http://127.0.0.1:3000", { works: false, why: "address" }],
  ["https://[::1]:3000", { works: false, why: "address" }],
  ["http://ops.hedgeco.example", { works: false, why: "insecure" }],
])("at %s passkeys work or not", (url, host) => {
  expect(passkeyHost(url)).toEqual(host);
});
