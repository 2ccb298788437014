import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { makeStaff } from "@/server/testing/make";
import { unknownMail } from "@/server/testing/unknown-mail";

let world: DatabaseApp;
let evan: string;
beforeAll(async () => {
  world = await databaseApp();
  evan = await world.staffToken(world.scene.evan);
});
afterAll(() => world.close());

describe("saying what became of a call that nobody answered", () => {
  const found = { targets: [{ n: 0, outcome: "happened" }], evidence: "mail-1", note: "It is in their log." };
  const resolve = (id: string, body: unknown, key = evan) => world.call(`POST /actions/${id}/resolve`, { key, body });

  it("takes an operator, once, and settles the action", async () => {
    const { id } = await unknownMail(world.scene);
    const viewer = await world.staffToken(await makeStaff(world.scene.db, "viewer"));
    expect((await resolve(id, found, viewer)).body).toMatchObject({ status: 403, code: "forbidden" });
    const answer = await resolve(id, found);
    expect([answer.status, answer.body]).toEqual([200, { id, status: "succeeded", unknownLeft: 0 }]);
    expect((await resolve(id, found)).body).toMatchObject({ status: 409, code: "state_conflict" });
  });

  it("takes evidence and a note, and names what is wrong", async () => {
    const { id } = await unknownMail(world.scene);
    const answer = await resolve(id, { ...found, evidence: " ", note: undefined });
    expect(answer.body).toMatchObject({ status: 400, code: "invalid_input" });
    // Safe because what is no list of fields fails the comparison.
    const paths = (answer.body.fields as { path: string }[]).map(({ path }) => path);
    expect(paths.toSorted()).toEqual(["evidence", "note"]);
  });
});
