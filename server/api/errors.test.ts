import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { describeError, log } from "@/server/log";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { handleTrpc } from "./handle-trpc";

let world: DatabaseApp;
let evan: string;
const logged = vi.spyOn(log, "error");

beforeAll(async () => {
  world = await databaseApp();
  evan = await world.staffToken(world.scene.evan);
  // No code expects a table to be gone.
  await world.scene.ownerDb.execute("alter table members rename to gone");
});
beforeEach(() => void logged.mockClear());
afterAll(() => world.close());

const callTrpc = async (path: string, input: unknown) => {
  const query = new URLSearchParams({ input: JSON.stringify({ json: input }) });
  const headers = { authorization: `Bearer ${evan}` };
  return send(`${path}?${query}`, { headers });
};

async function send(path: string, init?: RequestInit) {
  const response = await handleTrpc(new Request(`http://ops.test/api/trpc/${path}`, init));
  return { status: response.status, text: await response.text() };
}

it("an error that nobody expected is logged once by either door, without the query's parameters, and told to nobody", async () => {
  const viaHttp = await world.call("GET /members?q=secret-word", { key: evan });
  expect(viaHttp.body).toMatchObject({ status: 500, code: "internal" });
  const viaTrpc = await callTrpc("directory.members", { q: "secret-word", limit: 10 });
  expect(viaTrpc).toMatchObject({ status: 500, text: expect.stringContaining('"code":"internal"') });
  expect(logged).toHaveBeenCalledTimes(2);
  const told = JSON.stringify(viaHttp.body) + viaTrpc.text;
  expect(told).not.toMatch(/gone|does not exist|secret-word/);
  // As the logger writes it.
  const lines = JSON.stringify(logged.mock.calls.map(([line]) => describeError(Object(line).err)));
  expect(lines).toMatch(/42P01/);
  expect(lines).not.toContain("secret-word");
});

it("a refusal is told and not logged", async () => {
  expect((await world.call("GET /members?limit=0", { key: evan })).status).toBe(400);
  expect((await callTrpc("directory.members", { limit: 0 })).status).toBe(400);
  expect((await callTrpc("directory.nothing", {})).status).toBe(404);
  expect(logged).not.toHaveBeenCalled();
});

const json = { "content-type": "application/json" };
const tooMany = Array(51).fill("staff.me").join(",");

it.each<[string, number, string, RequestInit?]>([
  ["staff.nothing", 404, "not_found"],
  [`${tooMany}?batch=1`, 400, "invalid_input"],
  ["staff.me,staff.disable?batch=1", 400, "invalid_input"],
  ["staff.disable", 405, "method_not_allowed"],
  ["staff.me", 405, "method_not_allowed", { method: "POST", headers: json, body: "{}" }],
  ["staff.disable", 415, "invalid_input", { method: "POST", headers: { "content-type": "text/plain" }, body: "hello" }],
])("what no procedure can answer is told so and not logged: %s is %i %s", async (path, status, code, init) => {
  expectTold(await send(path, init), status, code);
});

it.each<[string, RequestInit?]>([
  ["agents.get?input={"],
  ["agents.get?input=%00"],
  ["agents.get?batch=1&input=[]"],
  ["staff.disable", { method: "POST", body: "{" }],
  ["staff.disable", { method: "POST", body: "null" }],
])("what cannot be read is told so and not logged: %s %j", async (path, init) => {
  const headers = { ...json, authorization: `Bearer ${evan}` };
  expectTold(await send(path, { headers, ...init }), 400, "invalid_input");
});

function expectTold(answer: { status: number; text: string }, status: number, code: string) {
  expect(answer.text).toContain(`"status":${status},"code":"${code}"`);
  expect(answer.status).toBe(status);
  expect(logged).not.toHaveBeenCalled();
}
