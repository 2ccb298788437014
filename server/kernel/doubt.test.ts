import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions } from "@/drizzle/schema/actions";
import { effects as ledger } from "@/drizzle/schema/effects";
import { suppressions } from "@/drizzle/schema/mail";
import { killSwitches } from "@/drizzle/schema/policy";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMember } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import type { FakeWorld } from "@/server/testing/run-action";
import { trailDefects } from "@/server/testing/trail-defects";
import { cancelAction } from "./cancel";
import { expireActions } from "./expire";
import { Revision, reviseAction } from "./revise";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const HOUR_MS = 3_600_000;
const NO_ANSWER = { outcome: "unknown", problem: { code: "no_answer", message: "The line was cut." } } as const;
/** A provider that takes mail, knows keys for an hour, and whose answers never arrive. */
const deaf = (): FakeWorld => {
  const world = fakeWorld(() => NO_ANSWER);
  return { ...world, mail: { ...world.mail, keyWindowMs: HOUR_MS }, mails: world.mails };
};
const set = (id: string, columns: Partial<typeof actions.$inferInsert>) =>
  scene.db.update(actions).set(columns).where(eq(actions.id, id));

/** Queued again after a call that nobody answered. */
async function inDoubt(world: FakeWorld): Promise<{ id: string; email: string }> {
  const { email } = await makeMember(scene.db, { status: "active" });
  const data = { firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/dashboard" };
  const input = { to: email, templateKey: "welcome_investor", data };
  const { id } = await scene.submit(agent("velma"), { action: "email.send_one", input });
  expect(await runAction(scene.kernel, id, world)).toBe("queued");
  await set(id, { notBefore: new Date(0) });
  return { id, email };
}
const keysOf = (world: FakeWorld) => new Set(world.mails.map(({ key }) => key)).size;
const openIntents = async (id: string) =>
  (await scene.db.select().from(ledger).where(eq(ledger.actionId, id))).filter(({ outcome }) => outcome === null)
    .length;

describe("an action whose call was not answered", () => {
  it("cannot be cancelled or revised: it may have happened", async () => {
    const world = deaf();
    const { id } = await inDoubt(world);
    const cancelled = cancelAction(scene.kernel, scene.evan, id, "stop");
    await expect(cancelled).rejects.toMatchObject({ code: "state_conflict" });
    const revised = reviseAction(scene.kernel, agent("velma"), id, Revision.parse({ reason: "r" }));
    await expect(revised).rejects.toMatchObject({ code: "state_conflict" });
    expect(await scene.rowOf(id)).toMatchObject({ status: "queued", generation: 1 });
    expect(await openIntents(id)).toBe(1);
  });

  it("does not expire: neither by the sweeper nor at the claim", async () => {
    const world = deaf();
    const { id } = await inDoubt(world);
    await set(id, { validUntil: new Date(0) });
    await expireActions(scene.kernel, 500);
    expect(await scene.rowOf(id)).toMatchObject({ status: "queued" });
    expect(await runAction(scene.kernel, id, world)).toBe("unknown");
    expect(world.mails).toHaveLength(1);
  });

  it("is neither blocked nor returned when policy turns against it: it ends unknown, and nothing more is sent", async () => {
    const world = deaf();
    const { id, email } = await inDoubt(world);
    await scene.db.insert(suppressions).values({ email, reason: "complaint", source: "test", createdAt: new Date() });
    expect(await runAction(scene.kernel, id, world)).toBe("unknown");
    expect(await scene.rowOf(id)).toMatchObject({ status: "unknown", generation: 1, settledAt: null });
    expect(await openIntents(id)).toBe(0);
    expect(world.mails).toHaveLength(1);
  });

  it("is not blocked by a kill switch, and does not call again while it is on", async () => {
    const world = deaf();
    const { id } = await inDoubt(world);
    await scene.db.insert(killSwitches).values({ scope: "agent:velma", reason: "t", setBy: "t", setAt: new Date() });
    expect(await runAction(scene.kernel, id, world)).toBe("unknown");
    await scene.db.delete(killSwitches);
    expect(world.mails).toHaveLength(1);
  });

  it("is called again only under the one key it has, as long as the provider knows that key", async () => {
    const world = deaf();
    const { id } = await inDoubt(world);
    while ((await runAction(scene.kernel, id, world)) === "queued") await set(id, { notBefore: new Date(0) });
    expect(await scene.rowOf(id)).toMatchObject({ status: "unknown", attempt: 3 });
    expect(world.mails).toHaveLength(3);
    expect(keysOf(world)).toBe(1);
    expect((await scene.targetsOf(id)).map(({ status }) => status)).toEqual(["unknown"]);
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(scene.db)).toEqual([]);
});
