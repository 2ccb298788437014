import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { effects as ledger } from "@/drizzle/schema/effects";
import { killSwitches } from "@/drizzle/schema/policy";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMember, makeStaff } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { claimActions } from "./claim";
import type { Claim } from "./claim";
import { queueApproved } from "./dispatch";
import { executeClaim } from "./execute";
import { turnSwitchOff, turnSwitchOn } from "./kill-switch";
import { settleActions } from "./settle";
import { startActions } from "./start";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const DATA = { firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/dashboard" };
const on = (scope: "all" | "agent:velma" | "queue:email") =>
  turnSwitchOn(scene.kernel, scene.evan, { scope, reason: "Something is wrong" });
const off = (scope: "all" | "agent:velma" | "queue:email") => turnSwitchOff(scene.kernel, scene.evan, scope);
const sendsMail = async () => {
  const { email } = await makeMember(scene.db, { status: "active" });
  const input = { to: email, templateKey: "welcome_investor", data: DATA };
  return (await scene.submit(agent("velma"), { action: "email.send_one", input })).id;
};
const claimed = async (id: string): Promise<Claim> => {
  const result = (await claimActions(scene.kernel, "w1", [id])).get(id);
  if (result?.outcome !== "claimed") throw new Error(`${id} could not be claimed`);
  return result.claim;
};
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const intents = async () =>
  (await scene.db.select({ key: ledger.effectKey }).from(ledger)).map(({ key }) => key).toSorted();
const switchesOn = async () => (await scene.db.select().from(killSwitches)).length;

describe("a kill switch", () => {
  it("of an agent stops what that agent asked for and nobody else's", async () => {
    const [hers, theirs] = [await sendsMail(), await scene.holdOne()];
    await on("agent:velma");
    const world = fakeWorld();
    expect(await runAction(scene.kernel, hers, world)).toBe("gone");
    expect(await scene.rowOf(hers)).toMatchObject({ status: "blocked", problem: { code: "kernel.kill_switch" } });
    await scene.approve(theirs);
    expect(await runAction(scene.kernel, theirs.id, world)).toBe("succeeded");
    await off("agent:velma");
    expect(world.mails).toEqual([]);
  });

  it("turned on between claim and call puts the action off, and it goes on afterwards", async () => {
    const id = await sendsMail();
    const claim = await claimed(id);
    await on("queue:email");
    const world = fakeWorld();
    const signal = new AbortController().signal;
    const end = await executeClaim({ kernel: scene.kernel, claim, effects: world, signal });
    expect(end).toEqual({ end: "put_off" });
    await settleActions(scene.kernel, [{ claim, end }]);
    expect(await scene.rowOf(id)).toMatchObject({ status: "queued", attempt: 0 });
    await off("queue:email");
    expect(world.mails).toEqual([]);
  });

  it("lets no effect begin after its commit, in any of many races", async () => {
    for (let round = 0; round < 5; round += 1) {
      const claims = await Promise.all(Array.from({ length: 8 }, async () => claimed(await sendsMail())));
      const world = fakeWorld();
      const signal = new AbortController().signal;
      const attempts = claims.map(async (claim, n) => {
        // One after the other, so that the switch falls among them.
        await pause(n * 5);
        return { claim, end: await executeClaim({ kernel: scene.kernel, claim, effects: world, signal }) };
      });
      await pause(round * 8);
      await on("all");
      const begun = await intents();
      const ends = await Promise.all(attempts);
      expect(await intents()).toEqual(begun);
      expect(world.mails.filter(({ key }) => !begun.includes(key))).toEqual([]);
      await settleActions(scene.kernel, ends);
      await off("all");
    }
  });

  it("lets no change in our own tables begin after its commit either", async () => {
    for (let round = 0; round < 5; round += 1) {
      const ids: string[] = [];
      for (let n = 0; n < 8; n += 1) {
        const one = await scene.holdOne();
        await scene.approve(one);
        ids.push(one.id);
      }
      await queueApproved(scene.kernel, 100);
      const starts = ids.map(async (id, n) => {
        await pause(n * 5);
        await startActions(scene.kernel, "w1", [id]);
      });
      await pause(round * 8);
      await on("all");
      const done = await intents();
      await Promise.all(starts);
      expect(await intents()).toEqual(done);
      await off("all");
    }
  });

  it("is turned once, by an operator; a second time changes nothing, and each turn is on record", async () => {
    const editor = await makeStaff(scene.db, "editor");
    for (const actor of [agent("velma"), editor]) {
      const asked = turnSwitchOn(scene.kernel, actor, { scope: "all", reason: "mine" });
      await expect(asked).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await switchesOn()).toBe(0);
    await Promise.all([on("all"), on("all")]);
    expect(await switchesOn()).toBe(1);
    await off("all");
    await off("all");
    expect(await switchesOn()).toBe(0);
  });
});
