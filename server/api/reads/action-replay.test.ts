import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import { policyVersions } from "@/drizzle/schema/policy";
import { cancelAction } from "@/server/kernel/cancel";
import { digestOf } from "@/server/kernel/key";
import { PolicyParameters } from "@/server/policies/parameters";
import { POLICY_CODE_HASH } from "@/server/policies/revision.gen";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { readReplay } from "./action-replay";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

it("gives the verdict on record under its own version, and what the active one would say", async () => {
  const identity = { kind: "data", title: "Passport", json: { matches: true }, capturedAt: new Date().toISOString() };
  const { id } = await scene.holdOne({ evidence: [identity] });
  const [first] = (await readReplay(scene.kernel, id)).decisions;
  expect(first).toMatchObject({ stored: { verdict: "hold", risk: "low" }, now: { verdict: "hold" } });
  expect(first?.again).toEqual(first?.stored);

  const now = new Date();
  const params = PolicyParameters.parse({ unattendedApprovalsPerDay: 50 });
  await scene.ownerDb.update(policyVersions).set({ retiredAt: now });
  await scene.db.insert(policyVersions).values({
    ...{ codeHash: POLICY_CODE_HASH, params, paramsHash: digestOf(params), note: "looser" },
    ...{ createdAt: now, createdBy: "deploy", activatedAt: now },
  });
  const [again] = (await readReplay(scene.kernel, id)).decisions;
  expect(again?.again).toEqual(first?.stored);
  expect(again?.now).toMatchObject({ verdict: "run", risk: "low" });
});

it("tells the state after each step, and stops at a step that the table does not know", async () => {
  const { id } = await scene.holdOne();
  await cancelAction(scene.kernel, scene.evan, id, "Not needed.");
  const { steps } = await readReplay(scene.kernel, id);
  expect(steps.map(({ event, after }) => [event.type, after?.status])).toEqual([
    ["action.held", "held"],
    ["action.cancelled", "cancelled"],
  ]);
  await scene.ownerDb.transaction(async (tx) => {
    await tx.execute("set local session_replication_role = replica");
    await tx
      .update(auditEvents)
      .set({ type: "action.approved" })
      .where(eq(auditEvents.id, steps[1]?.event.id ?? ""));
  });
  expect((await readReplay(scene.kernel, id)).steps[1]).toMatchObject({
    after: null,
    fault: expect.stringContaining("No arrow"),
  });
});
