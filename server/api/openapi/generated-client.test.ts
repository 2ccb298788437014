import { eq, inArray } from "drizzle-orm";
import createClient from "openapi-fetch";
import { afterAll, beforeAll, expect, it } from "vitest";
import { actions } from "@/drizzle/schema/actions";
import { members } from "@/drizzle/schema/members";
import { continueStage } from "@/server/kernel/continue-stage";
import { sealEvents } from "@/server/proofs/seal";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { makeMembers } from "@/server/testing/make";
import type { paths } from "@/server/testing/openapi-types.gen";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { startDoorServer } from "@/server/testing/door-server";
import type { DoorServer } from "@/server/testing/door-server";
import { testSigner } from "@/server/testing/test-signer";
import { PASSWORD, newStaff } from "@/server/testing/staff-accounts";

let world: DatabaseApp;
let door: DoorServer;
beforeAll(async () => {
  world = await databaseApp();
  door = await startDoorServer();
});
afterAll(async () => {
  await door.close();
  await world.close();
});

/** As whoever generates one writes it: types from the document, an address, a key. */
const clientFor = (key: string) =>
  createClient<paths>({ baseUrl: `${door.url}/api/v1`, headers: { authorization: `Bearer ${key}` } });

it("a generated client asks for 300 approvals, cannot give them, and sees what a person decides", async () => {
  const { db, kernel } = world.scene;
  const userIds = (await makeMembers(db, 300)).map(({ id }) => id);
  const agent = clientFor(await world.agentKey("shaggy"));
  const body = { action: "user.approve_many" as const, input: { userIds, expectedCount: 300 } };

  const { data: held, response } = await agent.POST("/actions", { body });
  expect([response.status, held]).toMatchObject([
    201,
    { status: "held", riskLevel: "high", requiresHuman: true, targetCount: 300 },
  ]);
  // A dry run has no id; the types say so, and this is none.
  if (!held || !("id" in held)) throw new Error("nothing was submitted");
  const params = { path: { id: held.id } };
  const decision = { verdict: "approve" as const, digest: held.pinnedDigest, typedCount: 300 };

  const refused = await agent.POST("/actions/{id}/decisions", { params, body: decision });
  expect([refused.response.status, refused.error?.code]).toEqual([403, "agents_cannot_decide"]);

  const person = clientFor(await world.staffToken(await operator()));
  const unproved = await person.POST("/actions/{id}/decisions", { params, body: decision });
  expect(unproved.error?.code).toBe("reauthentication_required");
  const proved = await person.POST("/me/reauthenticate", { body: { password: PASSWORD } });
  expect(proved.response.status).toBe(200);
  const decided = await person.POST("/actions/{id}/decisions", { params, body: decision });
  expect(decided.data).toMatchObject({ status: "approved", votesMissing: 0 });

  const settled = agent.GET("/actions/{id}/wait", { params: { ...params, query: { timeoutSeconds: 30 } } });
  // As if the time to take it back were over; then what relay and worker do, canary and all.
  await db
    .update(actions)
    .set({ notBefore: new Date(0) })
    .where(eq(actions.id, held.id));
  expect(await runAction(kernel, held.id, fakeWorld())).toBe("running");
  const watched = await agent.GET("/actions/{id}", { params });
  expect(watched.data?.stageHeldAt).toEqual(expect.any(String));
  await continueStage(kernel, world.scene.evan, held.id, {});
  expect(await runAction(kernel, held.id, fakeWorld())).toBe("succeeded");
  expect((await settled).data).toMatchObject({ id: held.id, status: "succeeded" });
  expect(await db.$count(members, inArray(members.status, ["active"]))).toBe(300);

  await sealEvents(db, [testSigner()], 10_000);
  const { data: receipt } = await agent.GET("/actions/{id}/receipt", { params });
  expect(receipt?.events.at(-1)?.event.type).toBe("action.succeeded");
});

async function operator() {
  const { id, role } = await newStaff(world.scene.db);
  return { kind: "staff", id, role } as const;
}
