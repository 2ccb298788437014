import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { members } from "@/drizzle/schema/members";
import { approveTyped, roomyKernel } from "@/server/testing/bulk";
import { makeMembers } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { attackTarget } from "./target";
import type { AttackTarget } from "./target";

let world: AttackTarget;
let key: string;
beforeAll(async () => {
  world = await attackTarget();
  key = await world.agentKey("shaggy");
});
afterAll(() => world.close());

type Item = { ok: boolean; action?: { id: string; status: string; pinnedDigest: string } };
const batch = async (userIds: readonly (string | undefined)[]) => {
  const items = userIds.map((userId) => ({ action: "user.approve", input: { userId } }));
  return world.call("POST /actions/batch", { key, body: { items } });
};
const activeAmong = async (ids: readonly string[]) => {
  const rows = await world.scene.db
    .select()
    .from(members)
    .where(inArray(members.id, [...ids]));
  return rows.filter(({ status }) => status === "active").length;
};
/** The next minute, for who counts calls. */
const nextMinute = () => world.redis.flush();

describe("three hundred approvals in small parts", () => {
  it("in one batch are each held, nothing more is heard for a minute, and one answer for all takes their number", async () => {
    const ids = (await makeMembers(world.scene.db, 300)).map(({ id }) => id);
    await nextMinute();
    const { body } = await batch(ids);
    const tooFast = await world.watch(() => batch(ids.slice(0, 1)));
    expect(tooFast.answer.body).toMatchObject({ status: 429, code: "rate_limited" });
    expect(tooFast).toMatchObject({ changed: false, refusals: ["submit.refused rate_limited"] });

    const held: { id: string; digest: string }[] = [];
    // Safe because a list that is none fails the comparison below.
    for (const { action } of body.items as Item[]) {
      expect(action?.status).toBe("held");
      if (action) held.push({ id: action.id, digest: action.pinnedDigest });
    }
    expect(held).toHaveLength(300);
    const headers = await world.session(world.scene.evan.id);
    const decideMany = (input: Record<string, unknown>) => world.trpc("approvals.decideMany", { headers, input });
    const items = held.slice(0, 200);
    for (const [more, code] of [
      [{}, "typed_count_required"],
      [{ typedCount: 1 }, "typed_count_mismatch"],
      [{ typedCount: 300 }, "typed_count_mismatch"],
    ] as const) {
      const seen = await world.watch(() => decideMany({ verdict: "approve", items, ...more }));
      expect(seen.answer.codes).toContain(code);
      expect(seen).toMatchObject({ changed: false, refusals: [`change.refused ${code}`] });
    }
    expect(await activeAmong(ids)).toBe(0);
  });

  it("beyond the hour's cap are blocked, however they are cut, and the trail says which rule it was", async () => {
    const ids = (await makeMembers(world.scene.db, 250)).map(({ id }) => id);
    const statuses: (string | undefined)[] = [];
    for (let start = 0; start < 250; start += 50) {
      await nextMinute();
      const { body } = await batch(ids.slice(start, start + 50));
      statuses.push(...(body.items as Item[]).map(({ action }) => action?.status));
    }
    // 300 were taken before.
    expect(statuses.filter((status) => status === "held")).toHaveLength(200);
    expect(statuses.filter((status) => status === "blocked")).toHaveLength(50);
  });
});

describe("a filter", () => {
  const kernel = () => roomyKernel(world.scene);
  const sent = (more: Record<string, unknown>) => ({ action: "user.approve_many", input: more });

  it("that finds more than the agent said is blocked, and on record with its rule", async () => {
    await makeMembers(world.scene.db, 12, { country: "WI" });
    const seen = await world.watch(() =>
      world.scene.submit(
        { kind: "agent", id: "shaggy" },
        sent({ filter: { country: "WI" }, expectedCount: 3 }),
        kernel(),
      ),
    );
    expect(seen.answer).toMatchObject({
      status: "blocked",
      decision: { reasons: [{ rule: "bulk.unexpected_count" }] },
    });
    expect(seen.events).toEqual(["action.blocked_at_submit"]);
  });

  it("cannot be widened by what it does not know", async () => {
    await nextMinute();
    for (const filter of [{ country: "%" }, { status: ["pending", "rejected"] }, { where: "1=1" }, { limit: 1e6 }]) {
      const seen = await world.watch(() => world.call("POST /actions", { key, body: sent({ filter }) }));
      expect(seen.answer.body).toMatchObject({ status: 400, code: "invalid_input" });
      expect(seen).toMatchObject({ changed: false, refusals: ["submit.refused invalid_input"] });
    }
  });

  it("does not grow after it was approved: who fits it later is not touched", async () => {
    await makeMembers(world.scene.db, 5, { country: "GR" });
    const held = await world.scene.submit(
      { kind: "agent", id: "shaggy" },
      sent({ filter: { country: "GR" } }),
      kernel(),
    );
    const late = (await makeMembers(world.scene.db, 20, { country: "GR" })).map(({ id }) => id);
    await approveTyped(kernel(), world.scene.evan, held);
    expect(await runAction(kernel(), held.id, fakeWorld())).toBe("succeeded");
    const all = await world.scene.db.select().from(members).where(eq(members.country, "GR"));
    expect(all.filter(({ status }) => status === "active")).toHaveLength(5);
    expect(await activeAmong(late)).toBe(0);
  });
});
