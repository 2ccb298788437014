import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEvents, auditPrivate } from "@/drizzle/schema/audit";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { makeMember } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { contentOf } from "@/server/proofs/sealed-event";
import { trailDefects } from "@/server/testing/trail-defects";
import { commitmentOf, leafOf } from "./audit";
import { fold } from "./fold";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
  const held = await scene.holdOne({ note: "Please look", evidence: [{ kind: "log", title: "Log", text: "x" }] });
  await scene.approve(held);
  await runAction(scene.kernel, held.id, fakeWorld());
});
afterAll(() => scene.close());

const firstHeld = async () => {
  const [event] = await scene.db.select().from(auditEvents).where(eq(auditEvents.type, "action.held"));
  if (!event) throw new Error("no action was held");
  return event;
};

describe("an event", () => {
  it("has a leaf that anyone can compute from its row, and that every changed member would change", async () => {
    const content = contentOf(await firstHeld());
    const leaf = leafOf(content);
    expect(leaf).toEqual((await firstHeld()).leaf);
    const changed = [
      { ...content, id: "other" },
      { ...content, at: "2020-01-01T00:00:00.000Z" },
      { ...content, type: "action.approved" },
      { ...content, actionId: null },
      { ...content, generation: 2 },
      { ...content, actor: { kind: "staff", id: content.actor.id } },
      { ...content, body: {} },
    ];
    for (const other of changed) expect(leafOf(other).equals(leaf)).toBe(false);
  });

  it("keeps what speaks of persons apart, bound by a commitment that outlives its erasure", async () => {
    const event = await firstHeld();
    const [secret] = await scene.db.select().from(auditPrivate).where(eq(auditPrivate.eventId, event.id));
    expect(secret?.data).toMatchObject({ note: "Please look" });
    expect(JSON.stringify(event.body)).not.toContain("Please look");
    const commitment = commitmentOf(secret?.salt ?? Buffer.of(), secret?.data);
    expect(event.body).toMatchObject({ private: commitment });
    expect(commitmentOf(secret?.salt ?? Buffer.of(), { note: "Something else" })).not.toBe(commitment);
    await scene.db.delete(auditPrivate).where(eq(auditPrivate.eventId, event.id));
    expect(leafOf(contentOf(await firstHeld()))).toEqual(event.leaf);
    expect(await trailDefects(scene.db)).toEqual([]);
  });
});

describe("the trail", () => {
  const refused = { cause: { code: "42501" } };

  it.each(["audit_events", "policy_decisions", "blobs"])(
    "lets the app role neither change nor remove %s",
    async (table) => {
      const column =
        table === "blobs" ? "content_type = 'x'" : table === "audit_events" ? "type = 'x'" : "verdict = 'run'";
      for (const statement of [`update ${table} set ${column}`, `delete from ${table}`, `truncate ${table} cascade`]) {
        await expect(scene.db.execute(statement), statement).rejects.toMatchObject(refused);
      }
    },
  );

  it.each(["audit_events", "policy_decisions"])("stops the owner of %s too", async (table) => {
    const column = table === "audit_events" ? "type = 'x'" : "verdict = 'run'";
    for (const statement of [`update ${table} set ${column}`, `delete from ${table}`, `truncate ${table} cascade`]) {
      await expect(scene.ownerDb.execute(statement), statement).rejects.toMatchObject(refused);
    }
  });

  it("lets the app role not change what was kept apart, only erase it", async () => {
    await expect(scene.db.execute("update audit_private set data = '{}'")).rejects.toMatchObject(refused);
    await expect(scene.db.execute("truncate audit_private")).rejects.toMatchObject(refused);
  });

  it.each([
    "actions",
    "action_targets",
    "evidence",
    "approval_requests",
    "approval_votes",
    "effects",
    "policy_versions",
  ])("lets the app role remove nothing from %s", async (table) => {
    for (const statement of [`delete from ${table}`, `truncate ${table} cascade`]) {
      await expect(scene.db.execute(statement), statement).rejects.toMatchObject(refused);
    }
  });

  it("lets the app role not switch the triggers off", async () => {
    for (const statement of [
      "alter table audit_events disable trigger all",
      "set session_replication_role = 'replica'",
    ]) {
      await expect(scene.db.execute(statement), statement).rejects.toMatchObject(refused);
    }
  });

  it("is written with the fact or not at all", async () => {
    const before = await scene.db.select({ n: sql<number>`count(*)::int` }).from(auditEvents);
    const attempt = scene.db.transaction(async (tx) => {
      const member = await makeMember(scene.db);
      await scene.submit(
        scene.evan,
        { action: "user.approve", input: { userId: member.id } },
        { ...scene.kernel, db: tx },
      );
      throw new Error("the commit never comes");
    });
    await expect(attempt).rejects.toThrow("never comes");
    expect(await scene.db.select({ n: sql<number>`count(*)::int` }).from(auditEvents)).toEqual(before);
  });
});

describe("folding events", () => {
  const event = (type: string, from: string, to: string) => ({ type, generation: 1, body: { from, to } });
  const held = {
    type: "action.held",
    generation: 1,
    body: {
      from: "new",
      to: "held",
      pinnedDigest: "d",
      targetCount: 1,
      risk: "low",
      verdict: "hold",
      policyVersion: 1,
      fence: 0,
      attempt: 0,
    },
  };

  it("stops at a step the table does not know, and at one that does not continue the last", () => {
    expect(() => fold([held, event("action.succeeded", "held", "succeeded")])).toThrow(/No arrow/);
    expect(() => fold([held, event("action.queued", "approved", "queued")])).toThrow(/starts at approved/);
    expect(() => fold([event("action.approved", "held", "approved")])).toThrow();
  });

  it("passes over events that are no arrows, and gives the row they add up to", () => {
    const noise = { type: "decision.refused", generation: null, body: { code: "forbidden" } };
    expect(fold([held, noise, event("action.approved", "held", "approved")])).toMatchObject({
      status: "approved",
      targetCount: 1,
    });
  });
});
