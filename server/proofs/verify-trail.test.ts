import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { testSigner } from "@/server/testing/test-signer";
import { sealEvents } from "./seal";
import { readLastVerification, verifyTrail } from "./verify-trail";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
  for (let turn = 0; turn < 3; turn += 1) await scene.holdOne();
  await sealEvents(scene.db, [testSigner()], 1_000);
});
afterAll(() => scene.close());

async function verify(db: Db = scene.db) {
  const steps = [];
  for await (const step of verifyTrail(db, scene.evan)) steps.push(step);
  return steps;
}

/** What verification finds after a change behind the triggers' back, which is then taken back. */
async function faultAfter(change: string, undo: string) {
  const behindTheTriggers = (statement: string) =>
    scene.ownerDb.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(sql.raw(statement));
    });
  await behindTheTriggers(change);
  const fault = (await verify()).at(-1)?.outcome?.fault;
  await behindTheTriggers(undo);
  return fault;
}

it("tells how far it is, and puts on record who asked and what came out", async () => {
  expect(await verify()).toEqual([
    { verified: 0, total: 3, outcome: null },
    { verified: 3, total: 3, outcome: { fault: null } },
  ]);
  expect(await readLastVerification(scene.db)).toMatchObject({ actorId: scene.evan.id, size: 3, fault: null });
});

it("names the first event that is not what was sealed, in its private part too", async () => {
  const where = "where position = (select min(position) from audit_events)";
  const changed = await faultAfter(
    `update audit_events set actor_id = 'velma' ${where}`,
    `update audit_events set actor_id = 'shaggy' ${where}`,
  );
  expect(changed).toBe("Event 0 (action.held) is not what was sealed.");
  const hidden = await faultAfter(
    `update audit_private set data = data || '{"note": "Somebody else wrote this."}'`,
    `update audit_private set data = data || '{"note": null}'`,
  );
  expect(hidden).toBe("The private part of event 0 (action.held) is not what was sealed.");
  const forged = await faultAfter(
    "update audit_checkpoints set note = replace(note, 'test/trail', 'test/other')",
    "update audit_checkpoints set note = replace(note, 'test/other', 'test/trail')",
  );
  expect(forged).toBe("The checkpoint of 3 bears no valid signature.");
  expect((await verify()).at(-1)?.outcome).toEqual({ fault: null });
});
