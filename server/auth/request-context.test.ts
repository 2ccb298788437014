import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { SYSTEM, newStaff } from "@/server/testing/staff-accounts";
import { createAgentKey, revokeAgentKey } from "./agent-keys";
import { requestContext } from "./request-context";
import { disableStaff } from "./staff";
import { createStaffToken } from "./staff-tokens";

const SETTINGS = { secret: "a-secret-of-at-least-32-characters", publicUrl: "http://127.0.0.1:3000" };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await newStaff(database.db);
});
afterAll(() => database.close());

const ask = (headers: Record<string, string>) => requestContext(database.db, new Headers(headers), SETTINGS);

async function sessionCookie(staffId: string): Promise<string> {
  const token = {
    sessionId: crypto.randomUUID(),
    staffId,
    sessionVersion: 1,
    signedInAt: Math.floor(Date.now() / 1000),
  };
  return `next-auth.session-token=${await encode({ token, secret: SETTINGS.secret })}`;
}

const agentKey = () => createAgentKey(database.db, SYSTEM, { agent: "shaggy", label: "" });

test("without anything one is anonymous", async () => {
  const anonymous = {
    actor: { kind: "anonymous", id: "anonymous" },
    ...{ staff: null, sessionHash: null, agentKey: null },
    via: "nothing",
    client: "203.0.113.4",
  };
  expect(await ask({ "x-ops-client": "203.0.113.4" })).toEqual(anonymous);
});

test("an agent key is the agent, whatever the case of the scheme", async () => {
  const { key } = await agentKey();
  for (const scheme of ["Bearer", "bearer", "BEARER"]) {
    const context = await ask({ authorization: `${scheme} ${key}` });
    expect(context).toMatchObject({ actor: { kind: "agent", id: "shaggy" }, staff: null, via: "agent_key" });
  }
});

test("a personal token is its owner", async () => {
  const owner = await newStaff(database.db, { role: "editor" });
  const { token } = await createStaffToken(database.db, owner.actor, { staffId: owner.id, label: "" });
  expect(await ask({ authorization: `Bearer ${token}` })).toMatchObject({
    ...{ actor: owner.actor, staff: { id: owner.id, email: owner.email, role: "editor" }, via: "staff_token" },
  });
});

test("a session is its person", async () => {
  const { id, actor } = await newStaff(database.db, { role: "support" });
  expect(await ask({ cookie: await sessionCookie(id) })).toMatchObject({ actor, staff: { id }, via: "session" });
});

test("an agent key counts before the session that comes with it", async () => {
  const { id } = await newStaff(database.db);
  const { key } = await agentKey();
  const context = await ask({ authorization: `Bearer ${key}`, cookie: await sessionCookie(id) });
  expect(context).toMatchObject({ actor: { kind: "agent" }, staff: null });
});

describe("a bad bearer is refused and never becomes the session that comes with it", () => {
  test.each([
    ["nothing", "Bearer"],
    ["blank", "Bearer   "],
    ["unknown agent key", `Bearer ops_velma_${"A".repeat(43)}`],
    ["unknown staff token", `Bearer ops_staff_${"A".repeat(43)}`],
    ["something else", "Bearer eyJhbGciOiJub25lIn0.e30."],
  ])("%s", async (_, authorization) => {
    const { id } = await newStaff(database.db);
    const asked = ask({ authorization, cookie: await sessionCookie(id) });
    await expect(asked).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("a revoked key", async () => {
    const { id, key } = await agentKey();
    await revokeAgentKey(database.db, SYSTEM, id);
    await expect(ask({ authorization: `Bearer ${key}` })).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

test("a proxy's own Basic credentials do not stand in the session's way", async () => {
  const { id } = await newStaff(database.db);
  const context = await ask({ authorization: "Basic dTpw", cookie: await sessionCookie(id) });
  expect(context).toMatchObject({ via: "session" });
});

test("the session of somebody disabled is anonymous", async () => {
  const { id } = await newStaff(database.db);
  const cookie = await sessionCookie(id);
  await disableStaff(database.db, SYSTEM, id);
  expect(await ask({ cookie })).toMatchObject({ actor: { kind: "anonymous" }, staff: null });
});
