import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { answerUnsubscribe } from "@/server/api/answer-unsubscribe";
import { unsubscribeToken } from "@/server/email/campaigns/unsubscribe-token";
import { pauseAction } from "@/server/kernel/pause";
import { approveTyped } from "@/server/testing/bulk";
import { agent, makeStaff } from "@/server/testing/make";
import { mailingTo, makeDomain, makeReaders } from "@/server/testing/mailing-scene";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { attackTarget } from "./target";
import type { AttackTarget } from "./target";

let world: AttackTarget;
let domain: string;
beforeAll(async () => {
  world = await attackTarget();
  domain = await makeDomain(world.scene.db);
});
beforeEach(() => world.redis.flush());
afterAll(() => world.close());

/** A mailing in its midst, and one that an operator has paused. */
async function underWay() {
  const kernel = world.scene.withPolicy({
    ...{ canaryFrom: 100_000, undoWindowSeconds: 0, undoSecondsPer100Targets: 0, highRiskPerTenMinutes: 1_000 },
  });
  const { tag, rows } = await makeReaders(world.scene.db, 10);
  const sent = { action: "email.send_campaign", input: mailingTo(tag, domain, { throttlePerHour: 240 }) };
  const held = await world.scene.submit(agent("daphne"), sent, kernel);
  await approveTyped(kernel, { ...world.scene.evan, authenticatedAt: new Date() }, held);
  expect(await runAction(kernel, held.id, fakeWorld())).toBe("running");
  return { id: held.id, kernel, rows };
}

describe("an agent and a mailing that runs", () => {
  it("cannot pause it, let it go on or stop it, nor open a domain or an audience for it", async () => {
    const running = await underWay();
    const paused = await underWay();
    await pauseAction(paused.kernel, world.scene.evan, paused.id, null);
    const headers = { authorization: `Bearer ${await world.agentKey("daphne")}` };
    const seen = await world.watch(async () => [
      await world.trpc("mailings.pause", { headers, input: { id: running.id, reason: null } }),
      await world.trpc("approvals.continueStage", { headers, input: { id: paused.id } }),
      await world.trpc("approvals.stop", { headers, input: { id: running.id, reason: "I am done" } }),
      await world.trpc("mailings.verifyDomain", { headers, input: { domain, isVerified: false } }),
      await world.trpc("mailings.addDomain", {
        headers,
        input: { domain: "evil.example", mailbox: "news", hourlyMax: 1_000_000 },
      }),
      await world.trpc("mailings.limitDomain", { headers, input: { domain, hourlyMax: 1_000_000 } }),
      await world.trpc("audiences.create", { headers, input: { name: "Everybody", filter: { all: [] } } }),
      await world.trpc("mailings.pause,approvals.continueStage", { headers, input: { id: paused.id } }),
    ]);
    expect(seen.answer.map(({ status }) => status).every((status) => status === 403 || status === 207)).toBe(true);
    expect(seen.changed).toBe(false);
    expect(seen.events.filter((type) => /^(run|pause|stop|stage|domain|audience)\./.test(type))).toEqual([]);
  });

  it("is no more for staff who are not operators", async () => {
    const { id } = await underWay();
    for (const role of ["support", "editor", "viewer"] as const) {
      const person = await makeStaff(world.scene.db, role);
      const headers = await world.session(person.id);
      const seen = await world.watch(async () => [
        (await world.trpc("mailings.pause", { headers, input: { id, reason: null } })).status,
        (await world.trpc("approvals.stop", { headers, input: { id, reason: "enough" } })).status,
      ]);
      expect(seen.answer).toEqual([403, 403]);
      expect(seen.changed).toBe(false);
    }
  });
});

describe("whoever finds an operator's open session", () => {
  it("lets no more mail out of it, and can be stopped from it at once", async () => {
    const [running, paused] = [await underWay(), await underWay()];
    await pauseAction(paused.kernel, world.scene.evan, paused.id, null);
    const [open, shut] = [
      await makeDomain(world.scene.db, { hourlyMax: 100 }),
      await makeDomain(world.scene.db, { verifiedAt: null }),
    ];
    const headers = await world.session(world.scene.evan.id, 60);
    const seen = await world.watch(async () => [
      await world.trpc("approvals.continueStage", { headers, input: { id: paused.id } }),
      await world.trpc("mailings.addDomain", {
        headers,
        input: { domain: "evil.example", mailbox: "news", hourlyMax: 1_000_000 },
      }),
      await world.trpc("mailings.verifyDomain", { headers, input: { domain: shut, isVerified: true } }),
      await world.trpc("mailings.limitDomain", { headers, input: { domain: open, hourlyMax: 101 } }),
    ]);
    expect(seen.answer.map(({ codes }) => codes)).toEqual(Array(4).fill(["reauthentication_required"]));
    expect(seen.changed).toBe(false);
    const closing = [
      await world.trpc("mailings.pause", { headers, input: { id: running.id, reason: null } }),
      await world.trpc("approvals.stop", { headers, input: { id: paused.id, reason: "Whose is this?" } }),
      await world.trpc("mailings.verifyDomain", { headers, input: { domain: open, isVerified: false } }),
      await world.trpc("mailings.limitDomain", { headers, input: { domain: open, hourlyMax: 1 } }),
    ];
    expect(closing.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });
});

describe("a link out of a mailing", () => {
  it("that is forged, cut or of another reader changes no table and leaves no event", async () => {
    const { id, rows } = await underWay();
    const [mine = "", other = ""] = rows
      .slice(0, 2)
      .map(({ id: memberId }) => unsubscribeToken({ memberId, topic: "newsletter", actionId: id }));
    const mac = mine.split(".")[1] ?? "";
    const forged = [`${other.split(".")[0]}.${mac}`, mine.slice(0, -1), `${mine}AA`, mac, "%00", "null"];
    const seen = await world.watch(async () => {
      const statuses = [];
      for (const token of forged) {
        const request = new Request("http://ops.test/api/unsubscribe", {
          method: "POST",
          body: "List-Unsubscribe=One-Click",
        });
        statuses.push((await answerUnsubscribe(request, token)).status);
      }
      return statuses;
    });
    expect(seen.answer).toEqual(forged.map(() => 404));
    expect(seen.changed).toBe(false);
    expect(seen.events).toEqual([]);
  });
});
