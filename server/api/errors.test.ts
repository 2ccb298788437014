import { DrizzleQueryError } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { log } from "@/server/log";
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
  const response = await handleTrpc(new Request(`http://ops.test/api/trpc/${path}?${query}`, { headers }));
  return { status: response.status, text: await response.text() };
};

it("an error that nobody expected is logged once by either door, without the query's parameters, and told to nobody", async () => {
  const viaHttp = await world.call("GET /members?q=secret-word", { key: evan });
  expect(viaHttp.body).toMatchObject({ status: 500, code: "internal" });
  const viaTrpc = await callTrpc("directory.members", { q: "secret-word", limit: 10 });
  expect(viaTrpc).toMatchObject({ status: 500, text: expect.stringContaining('"code":"internal"') });
  expect(logged).toHaveBeenCalledTimes(2);
  const told = JSON.stringify(viaHttp.body) + viaTrpc.text;
  expect(told).not.toMatch(/gone|does not exist|secret-word/);
  // The logger knows this kind and leaves its parameters out.
  for (const [line] of logged.mock.calls) expect(line).toEqual({ err: expect.any(DrizzleQueryError) });
});

it("a refusal is told and not logged", async () => {
  expect((await world.call("GET /members?limit=0", { key: evan })).status).toBe(400);
  expect((await callTrpc("directory.members", { limit: 0 })).status).toBe(400);
  expect((await callTrpc("directory.nothing", {})).status).toBe(404);
  expect(logged).not.toHaveBeenCalled();
});
