import { afterAll, beforeAll, expect, it } from "vitest";
import { cancelAction } from "@/server/kernel/cancel";
import { sealEvents } from "@/server/proofs/seal";
import { agent, makeMember } from "@/server/testing/make";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { testSigner } from "@/server/testing/test-signer";
import { answerCheckpoint, answerConsistency, answerInclusion } from "./audit-proofs";

let world: DatabaseApp;
const key = testSigner();
beforeAll(async () => {
  world = await databaseApp();
});
afterAll(() => world.close());

const ask = (query = "", bearer?: string) =>
  new Request(`http://ops.test/api/audit?${query}`, { headers: bearer ? { authorization: `Bearer ${bearer}` } : {} });
const seal = () => sealEvents(world.scene.db, [key], 1_000);
const sizeOf = async () => Number((await (await answerCheckpoint(ask())).text()).split("\n")[1]);

it("shows everybody the newest checkpoint, and that it continues an older one; nothing of the events", async () => {
  expect((await answerCheckpoint(ask())).status).toBe(404);
  const { scene } = world;
  await scene.holdOne();
  await seal();
  const from = await sizeOf();
  await scene.holdOne();
  await seal();
  const answer = await answerCheckpoint(ask());
  expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await answer.text()).toMatch(/^test\/trail\n\d+\n\S{44}\n\n— test\/trail \S+\n$/);
  const to = await sizeOf();
  const proof = await answerConsistency(ask(`from=${from}&to=${to}`));
  expect(await proof.json()).toMatchObject({ from, to, path: expect.any(Array) });
  expect((await answerConsistency(ask(`from=${from}&to=${to + 1}`))).status).toBe(404);
  expect((await answerConsistency(ask("from=x"))).status).toBe(400);
});

it("proves an event to who is signed in, and tells strangers nothing", async () => {
  const { scene } = world;
  const { id } = await scene.holdOne();
  const [event] = await scene.eventsOf(id);
  const fred = await world.agentKey("fred");
  expect((await answerInclusion(ask(`event=${event?.id}`))).status).toBe(401);
  expect((await answerInclusion(ask(`event=${event?.id}`, fred))).status).toBe(404);
  await seal();
  const proof = await answerInclusion(ask(`event=${event?.id}`, fred));
  expect(await proof.json()).toMatchObject({ eventId: event?.id, leaf: event?.leaf.toString("hex") });
});

it("gives the receipt of an ended action to whom the action is readable", async () => {
  const { scene, call } = world;
  const member = await makeMember(scene.db);
  const { id } = await scene.submit(agent("shaggy"), { action: "user.approve", input: { userId: member.id } });
  const own = await world.agentKey("shaggy");
  const receipt = (bearer?: string) => call(`GET /actions/${id}/receipt`, { key: bearer });
  expect(await receipt()).toMatchObject({ status: 401 });
  expect(await receipt(await world.agentKey("daphne"))).toMatchObject({ status: 404 });
  expect(await receipt(own)).toMatchObject({ status: 409, body: { code: "not_settled", actionStatus: "held" } });
  await cancelAction(scene.kernel, scene.evan, id, "Not needed.");
  expect(await receipt(own)).toMatchObject({ status: 409, body: { code: "not_sealed" } });
  await seal();
  expect(await receipt(own)).toMatchObject({
    status: 200,
    body: {
      actionId: id,
      status: "cancelled",
      keys: [key.text],
      events: [{ event: { type: "action.held" } }, { event: { type: "action.cancelled" } }],
    },
  });
});
