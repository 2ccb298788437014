import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { handleMcp } from "@/server/api/mcp/handle-mcp";
import { createAgentKey, revokeAgentKey } from "@/server/auth/agent-keys";
import { pauseAgent, resumeAgent } from "@/server/auth/agent-state";
import { newId } from "@/server/kernel/key";
import { makeMember } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { until } from "@/server/testing/until";
import { attackTarget } from "./target";
import type { AttackTarget } from "./target";

let world: AttackTarget;
beforeAll(async () => {
  world = await attackTarget();
});
beforeEach(() => world.redis.flush());
afterAll(() => world.close());

const newKey = () => createAgentKey(world.scene.db, world.scene.evan, { agent: "shaggy", label: "leaked" });
const revoke = (id: string) => revokeAgentKey(world.scene.db, world.scene.evan, id);
const approval = async () => ({ action: "user.approve", input: { userId: (await makeMember(world.scene.db)).id } });
const toolsByMcp = (key: string) =>
  handleMcp(
    new Request("http://ops.test/api/mcp", {
      method: "POST",
      headers: {
        ...{ authorization: `Bearer ${key}`, "content-type": "application/json" },
        accept: "application/json, text/event-stream",
      },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" }),
    }),
  );

describe("a key that is revoked", () => {
  it("opens no door from the next call on, however busy it was", async () => {
    const { id, key } = await newKey();
    const trpc = () =>
      world.trpc("actions.list", { headers: { authorization: `Bearer ${key}` }, method: "GET", input: {} });
    const submit = async () => world.call("POST /actions", { key, body: await approval() });
    expect([(await submit()).status, (await trpc()).status, (await toolsByMcp(key)).status]).toEqual([201, 200, 200]);
    await revoke(id);
    const seen = await world.watch(async () => [
      ...[(await submit()).status, (await trpc()).status, (await toolsByMcp(key)).status],
      (await world.call("POST /evidence", { key, body: { text: newId() } })).status,
    ]);
    expect(seen.answer).toEqual([401, 401, 401, 401]);
  });

  it("hears nothing of what it was waiting for, and at once", async () => {
    const { id, key } = await newKey();
    const { body } = await world.call("POST /actions", { key, body: await approval() });
    const waiting = world.call(`GET /actions/${String(body.id)}/wait?timeoutSeconds=60`, { key });
    await until(
      "the wait",
      () => world.app.redis.get("{ops}:rate:reads:shaggy"),
      (calls) => calls !== null,
    );
    await revoke(id);
    expect((await waiting).body).toMatchObject({ status: 401, code: "unauthenticated" });
  });
});

describe("an agent that is paused while its work is under way", () => {
  const { pause, resume } = {
    pause: () => pauseAgent(world.scene.db, world.scene.evan, { agent: "shaggy", reason: "it repeats itself" }),
    resume: () => resumeAgent(world.scene.db, world.scene.evan, "shaggy"),
  };

  it("sees nothing of it done, approved or not, until a person resumes it", async () => {
    const held = await world.scene.holdOne();
    await pause();
    await world.scene.approve(held);
    expect(await runAction(world.scene.kernel, held.id, fakeWorld())).toBe("gone");
    expect(await world.scene.rowOf(held.id)).toMatchObject({ status: "queued", fence: 0 });
    await resume();
    await world.scene.db.execute(`update actions set not_before = now() where id = '${held.id}'`);
    expect(await runAction(world.scene.kernel, held.id, fakeWorld())).toBe("succeeded");
  });

  it("may withdraw what is held, and neither revise it nor submit more", async () => {
    const { key } = await newKey();
    const held = await world.scene.holdOne();
    await pause();
    const reason = "a second try";
    const revised = await world.call(`POST /actions/${held.id}/revise`, { key, body: { reason } });
    const more = await world.call("POST /actions", { key, body: await approval() });
    for (const { body } of [revised, more]) expect(body).toMatchObject({ status: 403, code: "agent_paused" });
    const withdrawn = await world.call(`POST /actions/${held.id}/cancel`, { key, body: { reason } });
    expect(withdrawn.body).toMatchObject({ status: "cancelled" });
    await resume();
  });
});
