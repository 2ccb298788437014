import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { members } from "@/drizzle/schema/members";
import { queueApproved } from "@/server/kernel/dispatch";
import { makeMember } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { attackTarget } from "./target";
import type { AttackTarget } from "./target";

/** What somebody could do who can write to the tables as the web and worker processes do. */
let world: AttackTarget;
beforeAll(async () => {
  world = await attackTarget();
});
afterAll(() => world.close());

const EVIDENCE = [{ kind: "log", title: "Seen", text: "passport" }];
const write = (statement: string) => world.scene.db.execute(statement);
const statusOf = async (userId: string) => {
  const [member] = await world.scene.db.select().from(members).where(eq(members.id, userId));
  return member?.status;
};
const queued = async () => {
  const held = await world.scene.holdOne({ evidence: EVIDENCE });
  await world.scene.approve(held);
  await queueApproved(world.scene.kernel, 100);
  return held;
};
/** Nothing is done, and the trail says once that it was stopped and why. */
async function expectStopped(id: string, userIds: readonly string[]): Promise<void> {
  const before = (await world.scene.eventsOf(id)).length;
  expect(await runAction(world.scene.kernel, id, fakeWorld())).toBe("gone");
  // A status of "approved" gets as far as the queue; the claim looks for the votes.
  const events = (await world.scene.eventsOf(id)).slice(before).filter(({ type }) => type !== "action.queued");
  expect(events.map(({ type }) => type)).toEqual([expect.stringMatching(/^action\.(returned|revised|blocked)$/)]);
  expect(events[0]?.body).toMatchObject({ cause: expect.any(String) });
  expect((await world.scene.rowOf(id)).status).toMatch(/^(held|blocked)$/);
  for (const userId of userIds) expect(await statusOf(userId)).toBe("pending");
}

describe("after an approval", () => {
  it.each([
    [
      "the payload",
      (id: string, other: string) => `update actions set payload = '{"userId":"${other}"}' where id = '${id}'`,
    ],
    [
      "the target",
      (id: string, other: string) => `update action_targets set entity_id = '${other}' where action_id = '${id}'`,
    ],
    ["the target's version", (id: string) => `update action_targets set entity_version = 2 where action_id = '${id}'`],
    ["the digest", (id: string) => `update actions set pinned_digest = '${"0".repeat(64)}' where id = '${id}'`],
    ["the policy", (id: string) => `update actions set policy_version = 99 where id = '${id}'`],
    ["the generation", (id: string) => `update actions set generation = 2 where id = '${id}'`],
  ])("%s that is swapped in the tables does not run", async (_what, swap) => {
    const [{ id, userId }, other] = [await queued(), await makeMember(world.scene.db)];
    await write(swap(id, other.id));
    await expectStopped(id, [userId, other.id]);
  });

  it("the evidence cannot be swapped by that role at all, and by the owner of the tables it does not run either", async () => {
    const { id, userId } = await queued();
    const swap = `update evidence set title = 'Notarised' where action_id = '${id}'`;
    await expect(write(swap)).rejects.toMatchObject({ cause: { code: "42501" } });
    await world.scene.ownerDb.execute(swap);
    await expectStopped(id, [userId]);
  });

  it("a revision of its submitter takes the approval away", async () => {
    const key = await world.agentKey("shaggy");
    const held = await world.scene.holdOne();
    const other = await makeMember(world.scene.db);
    await world.scene.approve(held);
    const body = { input: { userId: other.id }, reason: "a small correction" };
    expect((await world.call(`POST /actions/${held.id}/revise`, { key, body })).body).toMatchObject({
      status: "held",
      generation: 2,
    });
    expect(await runAction(world.scene.kernel, held.id, fakeWorld())).toBe("gone");
    for (const userId of [held.userId, other.id]) expect(await statusOf(userId)).toBe("pending");
  });
});

describe("without an approval", () => {
  it.each([
    ["a status", "status = 'queued'"],
    ["a status that needs nobody", "status = 'queued', requires_human = false"],
    ["a status and a verdict", "status = 'queued', requires_human = false, verdict = 'run'"],
    ["an approved status", "status = 'approved', decided_at = now(), valid_until = now() + interval '1 hour'"],
  ])("%s that is written into the table does not run", async (_what, columns) => {
    const { id, userId } = await world.scene.holdOne();
    await write(`update actions set ${columns}, expires_at = null where id = '${id}'`);
    await expectStopped(id, [userId]);
  });

  it("a request that is marked as approved, with nobody's vote, does not run", async () => {
    const { id, userId } = await world.scene.holdOne();
    await write(`update approval_requests set outcome = 'approved', closed_at = now() where action_id = '${id}'`);
    await write(`update actions set status = 'queued' where id = '${id}'`);
    await expectStopped(id, [userId]);
  });

  it("a bar that is lowered in the table is what policy asks for all the same", async () => {
    const two = world.scene.withPolicy({ quorumFor: { "user.approve": { operator: 2, editor: 0, support: 0 } } });
    const held = await world.scene.holdOne();
    await write(`update approval_requests set quorum = '[]' where action_id = '${held.id}'`);
    await expect(world.scene.approve(held, world.scene.evan, two)).resolves.toMatchObject({ status: "held" });
    expect(await statusOf(held.userId)).toBe("pending");
  });
});
