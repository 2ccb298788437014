import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { staff } from "@/drizzle/schema/staff";
import { createCaller } from "@/server/api/root";
import { hashPassword } from "@/server/auth/password";
import { requestContext } from "@/server/auth/request-context";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { makeMembers, makeStaff } from "@/server/testing/make";
import { encode } from "next-auth/jwt";

const PASSWORD = "correct horse battery";
const SETTINGS = { secret: "a-secret-of-at-least-32-characters", publicUrl: "http://127.0.0.1:3000" };

let world: DatabaseApp;
let shaggy: string;
beforeAll(async () => {
  world = await databaseApp();
  shaggy = await world.agentKey("shaggy");
});
afterAll(() => world.close());

async function operatorWithPassword() {
  const person = await makeStaff(world.scene.db, "operator", "Ann");
  const passwordHash = await hashPassword(PASSWORD);
  await world.scene.db.update(staff).set({ passwordHash }).where(eq(staff.id, person.id));
  return person;
}

/** The console's procedures under a session of so many minutes ago, or under other headers. */
async function callerFor(headers: Record<string, string>) {
  const context = await requestContext(world.scene.db, new Headers(headers), SETTINGS);
  const stillStands = () => Promise.resolve(true);
  return createCaller({
    ...context,
    refusal: null,
    signal: new AbortController().signal,
    rate: { windows: [] },
    stillStands,
  });
}

async function sessionOf(staffId: string, minutesAgo: number) {
  const signedInAt = Math.floor(Date.now() / 1_000) - minutesAgo * 60;
  const token = { sessionId: randomUUID(), staffId, sessionVersion: 1, signedInAt };
  return callerFor({ cookie: `next-auth.session-token=${await encode({ token, secret: SETTINGS.secret })}` });
}

it("a script of staff approves high risk after giving its owner's password, and not before", async () => {
  const key = await world.staffToken(await operatorWithPassword());
  await makeMembers(world.scene.db, 30, { country: "GI" });
  const input = { filter: { country: "GI" } };
  const { body: many } = await world.call("POST /actions", {
    key: shaggy,
    body: { action: "user.approve_many", input },
  });
  const decide = () =>
    world.call(`POST /actions/${String(many.id)}/decisions`, {
      key,
      body: { verdict: "approve", digest: many.pinnedDigest, typedCount: 30 },
    });
  expect((await decide()).body).toMatchObject({ status: 403, code: "reauthentication_required", maxAgeMinutes: 5 });
  const prove = (password: string) => world.call("POST /me/reauthenticate", { key, body: { password } });
  expect((await prove("not the password")).body).toMatchObject({ status: 403, code: "identity_not_proven" });
  expect((await decide()).status).toBe(403);
  expect((await prove(PASSWORD)).body).toEqual({ authenticatedAt: expect.stringMatching(/Z$/) });
  expect((await decide()).body).toMatchObject({ status: "approved" });
});

it("an agent cannot reauthenticate", async () => {
  const answer = await world.call("POST /me/reauthenticate", { key: shaggy, body: { password: PASSWORD } });
  expect(answer.body).toMatchObject({ status: 403, code: "forbidden" });
});

it("handing out access takes a proof that is young, which the password gives an old session", async () => {
  const ann = await operatorWithPassword();
  const { id: other } = await makeStaff(world.scene.db, "viewer");
  const old = await sessionOf(ann.id, 60);
  const attempts = [
    () => old.staff.createToken({ label: "x" }),
    () => old.staff.revokeToken({ tokenId: randomUUID() }),
    () => old.staff.create({ email: "new@hedgeco.example", name: "N", role: "viewer" }),
    () => old.staff.changeRole({ staffId: other, role: "editor" }),
    () => old.staff.disable({ staffId: other }),
    () => old.staff.setPassword({ staffId: other, password: "another long password" }),
    () => old.agents.createKey({ agent: "fred", label: "x" }),
    () => old.agents.rotateKey({ keyId: randomUUID(), overlapHours: 1 }),
    () => old.delegations.create({ toId: other, kinds: null, reason: "x", endsAt: new Date(Date.now() + 60_000) }),
  ];
  for (const attempt of attempts) {
    await expect(attempt()).rejects.toMatchObject({ cause: { code: "reauthentication_required" } });
  }
  const fresh = await sessionOf(ann.id, 1);
  await expect(fresh.staff.createToken({ label: "x" })).resolves.toMatchObject({ hint: expect.any(String) });
});

it("a personal token makes no tokens, sets no passwords and manages nobody, however fresh its proof", async () => {
  const ann = await operatorWithPassword();
  const { id: other } = await makeStaff(world.scene.db, "viewer");
  const key = await world.staffToken(ann);
  const headers = { authorization: `Bearer ${key}` };
  await (await callerFor(headers)).me.reauthenticate({ password: PASSWORD });
  const token = await callerFor(headers);
  const attempts = [
    () => token.staff.createToken({ label: "x" }),
    () => token.staff.setPassword({ staffId: ann.id, password: "another long password", currentPassword: PASSWORD }),
    () => token.staff.create({ email: "new@hedgeco.example", name: "N", role: "viewer" }),
    () => token.staff.changeRole({ staffId: other, role: "operator" }),
    () => token.staff.disable({ staffId: other }),
    () => token.staff.enable({ staffId: other }),
    () => token.staff.endSessions({ staffId: other }),
    () => token.passkeys.beginAdding(),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ cause: { code: "forbidden" } });
  await expect(token.agents.createKey({ agent: "fred", label: "x" })).resolves.toMatchObject({
    key: expect.any(String),
  });
});

it("an operator sees and revokes the tokens of others, nobody else does", async () => {
  const owner = await makeStaff(world.scene.db, "support");
  await world.staffToken(owner);
  const ann = await sessionOf((await operatorWithPassword()).id, 1);
  const [seen] = await ann.staff.tokensOf({ staffId: owner.id });
  await ann.staff.revokeToken({ tokenId: seen?.id ?? "" });
  expect(await ann.staff.tokensOf({ staffId: owner.id })).toMatchObject([{ revokedAt: expect.any(Date) }]);
  const support = await sessionOf(owner.id, 1);
  await expect(support.staff.tokensOf({ staffId: owner.id })).rejects.toMatchObject({ cause: { code: "forbidden" } });
});
