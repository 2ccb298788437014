import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { streamAuditExport } from "./stream-audit-export";

let world: DatabaseApp;
let evan: string;
beforeAll(async () => {
  world = await databaseApp();
  evan = await world.staffToken(world.scene.evan);
});
afterAll(() => world.close());

const download = (query: string, key = evan) =>
  streamAuditExport(
    new Request(`http://ops.test/api/audit/export?${query}`, { headers: { authorization: `Bearer ${key}` } }),
  );

it("gives the whole trail, one event a line, and of one actor only theirs", async () => {
  const lines = async (query: string) => (await (await download(query)).text()).trimEnd().split("\n");
  const types = (await lines("")).map((line) => Object(JSON.parse(line)).type);
  expect(types).toContain("staff_token.created");
  expect(await lines("actor=nobody")).toEqual([""]);
});

const UNFIT = ["actor=%00", "type=%00", "actionId=%00", "from=nonsense", "to=-271821-04-20T00:00:00.000Z"];

it.each(UNFIT)("refuses ?%s and names the field", async (query) => {
  const answer = await download(query);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    code: "invalid_input",
    fields: [{ path: expect.stringMatching(query.split("=")[0] ?? "") }],
  });
});

it("is for staff", async () => {
  expect((await download("", "ops_staff_wrong")).status).toBe(401);
  expect((await download("", await world.agentKey("shaggy"))).status).toBe(401);
});
