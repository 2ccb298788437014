import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import { effects as ledger } from "@/drizzle/schema/effects";
import { members } from "@/drizzle/schema/members";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMember } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import type { FakeWorld } from "@/server/testing/run-action";
import { trailDefects } from "@/server/testing/trail-defects";
import { LEASE_MS, claimActions } from "./claim";
import { executeClaim } from "./execute";
import { effectKeyOf } from "./key";
import type { PortResult } from "./ports";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => scene.close());

const UNKNOWN: PortResult = { outcome: "unknown", problem: { code: "no_answer", message: "The line was cut." } };
const REFUSED: PortResult = { outcome: "failed", problem: { code: "rejected", message: "No." } };
const keyed = (...results: PortResult[]): FakeWorld => {
  const world = fakeWorld(() => results.shift() ?? { outcome: "done", providerId: "m-1" });
  return { ...world, mail: { ...world.mail, keyWindowMs: 3_600_000 }, mails: world.mails };
};
const sendsMail = async () => {
  const { email } = await makeMember(scene.db, { status: "active" });
  const data = { firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/dashboard" };
  const input = { to: email, templateKey: "welcome_investor", data };
  return (await scene.submit(agent("velma"), { action: "email.send_one", input })).id;
};
const makeDue = (id: string) =>
  scene.db
    .update(actions)
    .set({ notBefore: new Date(0) })
    .where(eq(actions.id, id));
/** Queued again after a call that nobody answered, whose key is known for an hour. */
const inDoubt = async (world: FakeWorld) => {
  const id = await sendsMail();
  expect(await runAction(scene.kernel, id, world)).toBe("queued");
  await makeDue(id);
  return id;
};
const effectOf = async (id: string) => (await scene.db.select().from(ledger).where(eq(ledger.actionId, id)))[0];

describe("a call that nobody answered is repeated only where the provider must recognise it", () => {
  it("with the same key and the same bytes: so it is done once", async () => {
    const world = keyed(UNKNOWN);
    const id = await inDoubt(world);
    const before = await effectOf(id);
    expect(await runAction(scene.kernel, id, world)).toBe("succeeded");
    expect(await effectOf(id)).toMatchObject({ requestHash: before?.requestHash, windowUntil: before?.windowUntil });
  });

  it("not through another provider, which has never seen the key", async () => {
    const world = keyed(UNKNOWN);
    const id = await inDoubt(world);
    const other = keyed();
    expect(await runAction(scene.kernel, id, { ...other, mail: { ...other.mail, name: "another" } })).toBe("unknown");
    expect(other.mails).toEqual([]);
    expect(await effectOf(id)).toMatchObject({ outcome: "unknown", port: "fake" });
  });

  it("not with other bytes under the same key", async () => {
    const world = keyed(UNKNOWN);
    const id = await inDoubt(world);
    await scene.db.update(ledger).set({ requestHash: "of something else" }).where(eq(ledger.actionId, id));
    expect(await runAction(scene.kernel, id, world)).toBe("unknown");
    expect(world.mails).toHaveLength(1);
  });

  it("and a refusal of the repetition does not say that the first call failed", async () => {
    const world = keyed(UNKNOWN, REFUSED);
    const id = await inDoubt(world);
    expect(await runAction(scene.kernel, id, world)).toBe("unknown");
    expect(await effectOf(id)).toMatchObject({ outcome: "unknown", problem: { code: "rejected" } });
  });
});

describe("an effect whose outcome is written", () => {
  it.each([
    ["done", "succeeded"],
    ["unknown", "unknown"],
  ] as const)("%s is not called again, even if its target were open", async (outcome, end) => {
    const id = await sendsMail();
    const { generation } = await scene.rowOf(id);
    const effectKey = effectKeyOf({ actionId: id, generation, target: "0", step: "effect" });
    const at = new Date();
    await scene.db.insert(ledger).values({
      ...{ effectKey, actionId: id, generation, targetN: 0, step: "effect", port: "fake", fence: 0 },
      ...{ intentAt: at, doneAt: at, outcome },
    });
    const world = keyed();
    expect(await runAction(scene.kernel, id, world)).toBe(end);
    expect(world.mails).toEqual([]);
  });

  it("as done cannot be rewritten, nor any under an older fence, nor a target that has ended: Postgres refuses", async () => {
    const id = await sendsMail();
    await runAction(scene.kernel, id, fakeWorld());
    const mine = eq(ledger.actionId, id);
    const wrongs = [
      () => scene.db.update(ledger).set({ outcome: "unknown" }).where(mine),
      () => scene.ownerDb.update(ledger).set({ providerId: "another" }).where(mine),
      () => scene.ownerDb.update(actionTargets).set({ status: "pending" }).where(eq(actionTargets.actionId, id)),
    ];
    for (const wrong of wrongs) await expect(wrong()).rejects.toMatchObject({ cause: { code: "23514" } });
    const doubted = await inDoubt(keyed(UNKNOWN));
    const older = scene.db.update(ledger).set({ fence: 0 }).where(eq(ledger.actionId, doubted));
    await expect(older).rejects.toMatchObject({ cause: { code: "23514" } });
  });
});

describe("an effect in our own tables", () => {
  it("does not happen without its ledger row: both are one transaction", async () => {
    const { id, userId, pinnedDigest, generation } = await scene.holdOne();
    await scene.approve({ id, pinnedDigest });
    // The row that the worker is about to write is there already, so its own insert fails.
    const effectKey = effectKeyOf({ actionId: id, generation, target: "0", step: "effect" });
    await scene.db.insert(ledger).values({
      ...{ effectKey, actionId: id, generation, targetN: 0, step: "effect", port: "database", fence: 9 },
      ...{ intentAt: new Date(), outcome: "failed" },
    });
    await expect(runAction(scene.kernel, id, fakeWorld())).rejects.toMatchObject({ cause: { code: "23505" } });
    const [member] = await scene.db.select().from(members).where(eq(members.id, userId));
    expect(member).toMatchObject({ status: "pending", version: 1 });
    expect((await scene.targetsOf(id)).map(({ status }) => status)).toEqual(["pending"]);
  });
});

describe("a process that was stopped between its intent and its call", () => {
  it("makes no call once another has taken the action over", async () => {
    const id = await sendsMail();
    const claimed = (await claimActions(scene.kernel, "w1", [id])).get(id);
    if (claimed?.outcome !== "claimed") throw new Error("w1 could not claim it");
    const takeOver = async () => {
      await scene.db
        .update(actions)
        .set({ leaseUntil: new Date(0), fence: sql`${actions.fence}` })
        .where(eq(actions.id, id));
      await claimActions(scene.kernel, "w2", [id]);
    };
    const db = new Proxy(scene.db, {
      get(target, name, self) {
        if (name !== "transaction") return Reflect.get(target, name, self);
        return async (...run: Parameters<typeof target.transaction>) => {
          const result = await target.transaction(...run);
          // The intent is written; now time passes.
          vi.spyOn(performance, "now").mockReturnValue(performance.now() + LEASE_MS + 1);
          await takeOver();
          return result;
        };
      },
    });
    const world = fakeWorld();
    const { signal } = new AbortController();
    const kernel = { ...scene.kernel, db };
    expect(await executeClaim({ kernel, claim: claimed.claim, effects: world, signal })).toEqual({ end: "lost" });
    expect(world.mails).toEqual([]);
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(scene.db)).toEqual([]);
});
