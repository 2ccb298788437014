import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import { policySimulations, policyVersions, shadowVerdicts } from "@/drizzle/schema/policy";
import type { Actor } from "@/server/kernel/actor";
import { decideAction } from "@/server/kernel/decide";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMember, makeStaff } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { trailDefects } from "@/server/testing/trail-defects";
import { houseKernel } from "@/server/house-kernel";
import type { Kernel } from "@/server/kernel/kernel";
import { activateDraft } from "./activate-draft";
import { createDraft } from "./create-draft";
import { discardDraft } from "./discard-draft";
import { editDraft } from "./edit-draft";
import { replayDecisions } from "./replay-decisions";
import { endShadow, shadowDraft } from "./shadow-draft";
import { simulateDraft } from "./simulate-draft";
import type { SimulationStep } from "./simulate-draft";
import { readActive } from "./versions";

type Staff = Extract<Actor, { kind: "staff" }>;
type Named = "ingrid" | "editor" | "viewer";

let scene: DatabaseScene;
let kernel: Kernel;
let people: Record<Named, Staff>;
beforeAll(async () => {
  scene = await databaseScene();
  // Its parameters are those in the table: they are what changes here.
  kernel = houseKernel({ db: scene.db, hint: () => undefined });
  people = {
    ingrid: await makeStaff(scene.db, "operator", "Ingrid"),
    editor: await makeStaff(scene.db, "editor"),
    viewer: await makeStaff(scene.db, "viewer"),
  };
});
afterAll(() => scene.close());

const identity = { kind: "data", title: "Identity check", json: { passport: "seen" } };
async function submitApproval() {
  const input = { userId: (await makeMember(scene.db)).id };
  return scene.submit(agent("shaggy"), { action: "user.approve", input, evidence: [identity] }, kernel);
}
const draft = (changes: Record<string, unknown>, by: Actor = scene.evan) =>
  createDraft(kernel, by, { changes, note: "To see." });
async function stepsOf(run: AsyncIterable<SimulationStep>): Promise<SimulationStep[]> {
  const steps: SimulationStep[] = [];
  for await (const step of run) steps.push(step);
  return steps;
}
async function simulate(versionId: number, by: Actor = scene.evan): Promise<typeof policySimulations.$inferSelect> {
  const steps = await stepsOf(simulateDraft(kernel, by, { versionId, days: 30 }));
  const id = steps.at(-1)?.simulationId ?? "none";
  const [row] = await scene.db.select().from(policySimulations).where(eq(policySimulations.id, id));
  if (!row) throw new Error("nothing was stored");
  return row;
}
const typesOf = async (version: number) =>
  (await scene.db.select().from(auditEvents).orderBy(auditEvents.position))
    .filter(({ body }) => Object(body).version === version)
    .map(({ type }) => type);

describe("a draft", () => {
  it("is made, changed and discarded on the record, and decides nothing", async () => {
    const { id } = await draft({ canaryFrom: 30 }, people.editor);
    await editDraft(kernel, people.editor, { versionId: id, changes: { canaryFrom: 20 }, note: "Better." });
    await discardDraft(kernel, scene.evan, id);
    expect(await typesOf(id)).toEqual(["policy.drafted", "policy.draft_changed", "policy.draft_discarded"]);
    await expect(discardDraft(kernel, scene.evan, id)).rejects.toMatchObject({ code: "state_conflict" });
    expect((await readActive(scene.db)).params).toMatchObject({ canaryFrom: 25 });
  });

  it("names the field that does not fit, a misspelt parameter and a kind that does not exist", async () => {
    await expect(draft({ heldHoursMax: { low: 1, medium: -1, high: 1 } })).rejects.toMatchObject({
      details: { fields: [{ path: "heldHoursMax.medium" }] },
    });
    await expect(draft({ bulkBlokAbove: 3 })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(draft({ bulkBlockAboveFor: { "user.aprove": 3 } })).rejects.toMatchObject({
      details: { fields: [{ path: "bulkBlockAboveFor.user.aprove" }] },
    });
    await expect(draft({})).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("belongs to its author and the operators; agents and viewers have none", async () => {
    const { id } = await draft({ canaryFrom: 31 });
    const change = { versionId: id, changes: { canaryFrom: 32 }, note: "Mine." };
    await expect(editDraft(kernel, people.editor, change)).rejects.toMatchObject({ code: "forbidden" });
    await expect(draft({ canaryFrom: 9 }, people.viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(draft({ canaryFrom: 9 }, agent("shaggy"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(activateDraft(kernel, people.editor, id)).rejects.toMatchObject({ code: "forbidden" });
    await discardDraft(kernel, people.ingrid, id);
  });
});

describe("activation", () => {
  it("takes a simulation of exactly these parameters", async () => {
    const { id } = await draft({ reauthenticateMinutes: 4 });
    await expect(activateDraft(kernel, scene.evan, id)).rejects.toMatchObject({ code: "state_conflict" });
    await simulate(id);
    await editDraft(kernel, scene.evan, { versionId: id, changes: { reauthenticateMinutes: 3 }, note: "Less." });
    await expect(activateDraft(kernel, scene.evan, id)).rejects.toMatchObject({ code: "state_conflict" });
    await discardDraft(kernel, scene.evan, id);
  });

  it("of stricter parameters is at once, and retires what was active", async () => {
    const before = await readActive(scene.db);
    const { id } = await draft({ reauthenticateMinutes: 4 });
    await simulate(id);
    expect(await activateDraft(kernel, scene.evan, id)).toEqual({ outcome: "active" });
    expect(await readActive(scene.db)).toMatchObject({ id, activatedBy: `staff:${scene.evan.id}` });
    const [old] = await scene.db.select().from(policyVersions).where(eq(policyVersions.id, before.id));
    expect(old?.retiredAt).not.toBeNull();
    expect(await typesOf(id)).toContain("policy.activated");
  });

  it("of looser ones waits for a second operator, who makes them live", async () => {
    const held = await submitApproval();
    expect(held.status).toBe("held");
    const { id } = await draft({ unattendedApprovalsPerDay: 5 });
    const simulation = await simulate(id);
    expect(simulation).toMatchObject({ newlyRuns: 1, counts: { "hold>run": 1 } });
    expect(simulation.changes).toMatchObject([{ direction: "hold>run", actionId: held.id }]);
    const asked = await activateDraft(kernel, scene.evan, id);
    if (asked.outcome !== "held") throw new Error("it was not held");
    const { pinnedDigest: digest, risk } = await scene.rowOf(asked.actionId);
    expect(risk).toBe("high");
    const approval = { verdict: "approve", digest, channel: "api" } as const;
    await expect(decideAction(kernel, scene.evan, asked.actionId, approval)).rejects.toMatchObject({
      code: "own_action",
    });
    expect((await submitApproval()).status).toBe("held");
    await decideAction(scene.kernel, people.ingrid, asked.actionId, approval);
    expect(await runAction(scene.kernel, asked.actionId, fakeWorld())).toBe("succeeded");
    expect(await readActive(scene.db)).toMatchObject({ id, activatedBy: `action:${asked.actionId}` });
    expect((await submitApproval()).status).toBe("queued");
  });

  it("that was approved does not happen when the draft was changed since", async () => {
    const { id } = await draft({ unattendedApprovalsPerDay: 6 });
    await simulate(id);
    const asked = await activateDraft(kernel, scene.evan, id);
    if (asked.outcome !== "held") throw new Error("it was not held");
    const { pinnedDigest: digest } = await scene.rowOf(asked.actionId);
    await decideAction(scene.kernel, people.ingrid, asked.actionId, { verdict: "approve", digest, channel: "api" });
    await editDraft(kernel, scene.evan, { versionId: id, changes: { unattendedApprovalsPerDay: 900 }, note: "Ha." });
    expect(await runAction(scene.kernel, asked.actionId, fakeWorld())).toBe("gone");
    expect((await readActive(scene.db)).params).toMatchObject({ unattendedApprovalsPerDay: 5 });
  });
});

describe("a simulation", () => {
  it("counts what it cannot replay, and tells how far it is", async () => {
    const [other] = await scene.db
      .insert(policyVersions)
      .values({
        codeHash: "other",
        params: {},
        paramsHash: "x",
        note: "old",
        createdAt: new Date(),
        createdBy: "deploy",
      })
      .returning({ id: policyVersions.id });
    await scene.ownerDb.execute(`alter table policy_decisions disable trigger user;
      update policy_decisions set policy_version = ${other?.id} where id = (select id from policy_decisions limit 1);
      alter table policy_decisions enable trigger user`);
    const { id } = await draft({ canaryFrom: 26 });
    const steps = await stepsOf(simulateDraft(kernel, scene.evan, { versionId: id, days: 7 }));
    const last = steps.at(-1);
    expect(last).toMatchObject({ skipped: 1, total: (last?.replayed ?? 0) + 1 });
    expect(steps[0]).toMatchObject({ replayed: 0, simulationId: null });
  });

  it("tells held actions that other people would decide on from those that stay as they are", async () => {
    const { id } = await draft({ unattendedApprovalsPerDay: 0, quorum: everyoneTwice });
    const { counts, newlyRuns } = await simulate(id);
    expect(newlyRuns).toBe(0);
    expect(Object(counts)["hold>hold"]).toBeGreaterThan(0);
    expect(Object(counts)["run>hold"]).toBeGreaterThan(0);
  });
});

const two = { operator: 2, editor: 0, support: 0 };
const everyoneTwice = { low: two, medium: two, high: two };

describe("a shadow", () => {
  it("is judged beside what counts, for one draft at a time, and decides nothing", async () => {
    const [first, second] = [await draft({ unattendedApprovalsPerDay: 0 }), await draft({ bulkBlockAbove: 0 })];
    await shadowDraft(kernel, scene.evan, first.id);
    const ran = await submitApproval();
    await shadowDraft(kernel, scene.evan, second.id);
    const also = await submitApproval();
    await endShadow(kernel, scene.evan, second.id);
    await submitApproval();
    expect([ran.status, also.status]).toEqual(["queued", "queued"]);
    const verdicts = await scene.db.select().from(shadowVerdicts).orderBy(shadowVerdicts.decidedAt);
    expect(verdicts).toMatchObject([
      { versionId: first.id, actionId: ran.id, liveVerdict: "run", verdict: "hold" },
      { versionId: second.id, actionId: also.id, liveVerdict: "run", verdict: "block" },
    ]);
  });
});

it("leaves decisions that come out the same when they are judged again, and a trail without defects", async () => {
  expect((await replayDecisions(kernel)).mismatches).toEqual([]);
  expect(await trailDefects(scene.db)).toEqual([]);
});
