import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions } from "@/drizzle/schema/actions";
import { auditEvents } from "@/drizzle/schema/audit";
import { effects } from "@/drizzle/schema/effects";
import { members } from "@/drizzle/schema/members";
import { approveTyped, holdMany, roomyKernel } from "@/server/testing/bulk";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMember } from "@/server/testing/make";
import { BUNDLE_TARGETS_MAX } from "./bundle";
import { claimActions } from "./claim";
import { queueApproved, takeDue, takeUndispatched } from "./dispatch";
import { startActions } from "./start";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const queued = async () => {
  const one = await scene.holdOne();
  await scene.approve(one);
  await queueApproved(scene.kernel, 100);
  return one.id;
};
const start = async (...ids: string[]) => {
  const results = await startActions(scene.kernel, "w1", ids);
  return ids.map((id) => results.get(id)?.outcome);
};
const eventsOf = async (id: string) => {
  const rows = await scene.db
    .select({ type: auditEvents.type })
    .from(auditEvents)
    .where(eq(auditEvents.actionId, id))
    .orderBy(auditEvents.position);
  return rows.map(({ type }) => type);
};
const effectsOf = (id: string) => scene.db.select().from(effects).where(eq(effects.actionId, id));

describe("starting actions", () => {
  it("does what is in our own tables in the claiming transaction, along every arrow and with its ledger rows", async () => {
    const [one, two] = [await queued(), await queued()];
    expect(await start(one, two)).toEqual(["settled", "settled"]);
    expect(await scene.rowOf(one)).toMatchObject({ status: "succeeded", fence: 1, attempt: 1, leaseUntil: null });
    expect((await eventsOf(one)).slice(-3)).toEqual(["action.queued", "action.started", "action.succeeded"]);
    expect(await effectsOf(one)).toMatchObject([{ outcome: "done", fence: 1, port: "database" }]);
  });

  it("does each once when many workers start it at the same moment", async () => {
    const id = await queued();
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => start(id)));
    expect(outcomes.filter(([outcome]) => outcome === "settled")).toHaveLength(1);
    expect(outcomes.filter(([outcome]) => outcome === "gone")).toHaveLength(5);
    expect(await effectsOf(id)).toHaveLength(1);
  });

  it("only claims what reaches outside, and what is too large for one commit", async () => {
    const { email } = await makeMember(scene.db, { status: "active" });
    const data = { firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/dashboard" };
    const input = { to: email, templateKey: "welcome_investor", data };
    const { id } = await scene.submit(agent("velma"), { action: "email.send_one", input });
    const kernel = roomyKernel(scene, { canaryFrom: 1_000 });
    const large = await holdMany(scene, BUNDLE_TARGETS_MAX + 1, kernel);
    await approveTyped(kernel, scene.evan, large);
    await queueApproved(kernel, 100);
    expect(await start(id, large.id)).toEqual(["claimed", "claimed"]);
    expect([await effectsOf(id), await effectsOf(large.id)]).toEqual([[], []]);
  });

  it("leaves everything as it was when one change fails, so that each can be done alone", async () => {
    const ids = [await queued(), await queued()];
    await scene.ownerDb.execute(sql`create function refuse_member() returns trigger language plpgsql as
      $$ begin raise exception 'not today'; end $$`);
    await scene.ownerDb.execute(sql`create trigger not_today before update on ${members}
      for each row execute function refuse_member()`);
    await expect(start(...ids)).rejects.toThrow();
    await scene.ownerDb.execute(sql`drop trigger not_today on ${members}`);
    for (const id of ids) expect(await scene.rowOf(id)).toMatchObject({ status: "queued", fence: 0 });
    const claims = await claimActions(scene.kernel, "w1", ids);
    expect(ids.map((id) => claims.get(id)?.outcome)).toEqual(["claimed", "claimed"]);
  });
});

describe("what is due", () => {
  it("is queued and handed over in one commit, and is not due a second time", async () => {
    const held = await scene.holdOne();
    await scene.approve(held);
    const { bundles } = await takeDue(scene.kernel);
    expect(bundles.flatMap(({ actionIds }) => actionIds)).toContain(held.id);
    const [row] = await scene.db.select().from(actions).where(eq(actions.id, held.id));
    expect(row).toMatchObject({ status: "queued", dispatch: 1, dispatchedAs: held.jobId });
    expect(row?.dispatchedAt).not.toBeNull();
    expect(await takeDue(scene.kernel)).toEqual({ bundles: [], isMore: false });
    expect(await takeUndispatched(scene.kernel, 100)).toEqual([]);
  });
});
