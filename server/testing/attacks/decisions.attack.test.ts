import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { delegations } from "@/drizzle/schema/staff";
import { newId } from "@/server/kernel/key";
import { Revision, reviseAction } from "@/server/kernel/revise";
import { holdMany } from "@/server/testing/bulk";
import { agent, makeStaff } from "@/server/testing/make";
import { attackTarget } from "./target";
import type { AttackTarget } from "./target";

let world: AttackTarget;
let evan: string;
beforeAll(async () => {
  world = await attackTarget();
  evan = await world.staffToken(world.scene.evan);
});
afterAll(() => world.close());

const HOUR_MS = 3_600_000;
const decide = (id: string, digest: string, more: Record<string, unknown> = {}, key: string | undefined = evan) =>
  world.call(`POST /actions/${id}/decisions`, { key, body: { verdict: "approve", digest, ...more } });
const delegate = async (from: string, to: string, endsAt: number) =>
  world.scene.db.insert(delegations).values({
    ...{ id: newId(), fromId: from, toId: to, reason: "Away", createdBy: from, createdAt: new Date(0) },
    ...{ startsAt: new Date(0), endsAt: new Date(endsAt) },
  });

describe("a decision that does not fit", () => {
  it("replayed, is told who was first, and nothing happens twice", async () => {
    const { id, pinnedDigest } = await world.scene.holdOne();
    await decide(id, pinnedDigest);
    const seen = await world.watch(() => decide(id, pinnedDigest));
    expect(seen.answer.body).toMatchObject({ status: 409, code: "already_decided", by: "Evan" });
    expect(seen).toMatchObject({ changed: false, refusals: ["decision.refused already_decided"] });
  });

  it("with the digest of another action, or of an old generation, is refused", async () => {
    const [first, other] = [await world.scene.holdOne(), await world.scene.holdOne()];
    const swapped = await world.watch(() => decide(first.id, other.pinnedDigest));
    expect(swapped.answer.body).toMatchObject({ status: 409, code: "stale_digest" });
    expect(swapped).toMatchObject({ changed: false, refusals: ["decision.refused stale_digest"] });
    const input = { userId: first.userId, reason: "other words" };
    await reviseAction(world.scene.kernel, agent("shaggy"), first.id, Revision.parse({ input, reason: "r" }));
    const old = await world.watch(() => decide(first.id, first.pinnedDigest));
    expect(old.answer.body).toMatchObject({ code: "stale_digest", generation: 2 });
    expect(old).toMatchObject({ changed: false, refusals: ["decision.refused stale_digest"] });
  });

  it("that guesses the count learns nothing and is refused each time", async () => {
    const held = await holdMany(world.scene, 30);
    const headers = await world.session(world.scene.evan.id);
    for (const typedCount of [undefined, 0, 29, 31, 300]) {
      const body = { verdict: "approve", digest: held.pinnedDigest, ...(typedCount !== undefined && { typedCount }) };
      const seen = await world.watch(() => world.call(`POST /actions/${held.id}/decisions`, { body, headers }));
      const code = typedCount === undefined ? "typed_count_required" : "typed_count_mismatch";
      expect(seen.answer.body).toMatchObject({ status: 400, code });
      expect(JSON.stringify(seen.answer.body)).not.toMatch(/\b30\b/);
      expect(seen).toMatchObject({ changed: false, refusals: [`decision.refused ${code}`] });
    }
  });

  it("on something risky, by a token or an old session, is refused: a found key is not a person", async () => {
    const held = await holdMany(world.scene, 30);
    const body = { verdict: "approve", digest: held.pinnedDigest, typedCount: 30 };
    const old = await world.session(world.scene.evan.id, 6);
    for (const way of [{ key: evan }, { headers: old }]) {
      const seen = await world.watch(() => world.call(`POST /actions/${held.id}/decisions`, { body, ...way }));
      expect(seen.answer.body).toMatchObject({ status: 403, code: "reauthentication_required" });
      expect(seen).toMatchObject({ changed: false, refusals: ["decision.refused reauthentication_required"] });
    }
  });
});

describe("a delegation", () => {
  it("that has ended gives nothing", async () => {
    const [ann, bob] = [await makeStaff(world.scene.db, "operator"), await makeStaff(world.scene.db, "support")];
    await delegate(ann.id, bob.id, Date.now() - HOUR_MS);
    const { id, pinnedDigest } = await world.scene.holdOne();
    const key = await world.staffToken(bob);
    const seen = await world.watch(() => decide(id, pinnedDigest, { onBehalfOf: ann.id }, key));
    expect(seen.answer.body).toMatchObject({ status: 403, code: "no_delegation" });
    expect(seen).toMatchObject({ changed: false, refusals: ["decision.refused no_delegation"] });
  });

  it("does not make two people of one", async () => {
    const two = world.scene.withPolicy({ quorumFor: { "user.approve": { operator: 2, editor: 0, support: 0 } } });
    const [ann, bob] = [await makeStaff(world.scene.db, "operator"), await makeStaff(world.scene.db, "operator")];
    await delegate(ann.id, bob.id, Date.now() + HOUR_MS);
    const { id } = await world.scene.holdOne();
    const { pinnedDigest } = await reviseAction(two, agent("shaggy"), id, Revision.parse({ reason: "r" }));
    const [asAnn, asBob] = [await world.staffToken(ann), await world.staffToken(bob)];
    expect((await decide(id, pinnedDigest, {}, asAnn)).body).toMatchObject({ status: "held" });
    for (const [key, more] of [
      [asBob, { onBehalfOf: ann.id }],
      [asAnn, {}],
    ] as const) {
      const seen = await world.watch(() => decide(id, pinnedDigest, more, key));
      expect(seen.answer.body).toMatchObject({ status: 409, code: "already_voted" });
      expect(seen).toMatchObject({ changed: false, refusals: ["decision.refused already_voted"] });
    }
  });
});
