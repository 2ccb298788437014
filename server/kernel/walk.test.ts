import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions } from "@/drizzle/schema/actions";
import { auditEvents } from "@/drizzle/schema/audit";
import { members } from "@/drizzle/schema/members";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { agent, makeMember, makeMembers, makeStaff } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { testKernel } from "@/server/testing/test-kernel";
import type { Actor } from "./actor";
import { Submission } from "./admit";
import { continueStage } from "./continue-stage";
import { decideAction } from "./decide";
import { fold } from "./fold";
import type { Kernel } from "./kernel";
import { submitActions } from "./submit";

let database: TestDatabase;
let kernel: Kernel;
let evan: Actor;

beforeAll(async () => {
  database = await testDatabase();
  kernel = testKernel(database.db);
  evan = await makeStaff(database.db, "operator", "Evan");
});
afterAll(() => database.close());

async function submit(actor: Actor, submission: Record<string, unknown>) {
  const [result] = await submitActions(kernel, [{ actor, submission: Submission.parse(submission) }]);
  if (!result?.ok) throw result?.error ?? new Error("no result");
  return result;
}

async function rowOf(id: string) {
  const [row] = await database.db.select().from(actions).where(eq(actions.id, id));
  if (!row) throw new Error("no row");
  return row;
}

describe("the walk of one action", () => {
  it("holds, is approved, runs once, and its events fold to its row", async () => {
    const member = await makeMember(database.db);
    const { answer } = await submit(agent("shaggy"), { action: "user.approve", input: { userId: member.id } });
    expect(answer).toMatchObject({ status: "held", requiresHuman: true, riskLevel: "medium", targetCount: 1 });

    const decided = await decideAction(kernel, evan, answer.id, {
      verdict: "approve",
      digest: answer.pinnedDigest,
      channel: "api",
    });
    expect(decided.status).toBe("approved");
    expect(await runAction(kernel, answer.id, fakeWorld())).toBe("succeeded");

    const [after] = await database.db.select().from(members).where(eq(members.id, member.id));
    expect(after).toMatchObject({ status: "active", version: 2 });
    const events = await database.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.actionId, answer.id))
      .orderBy(auditEvents.position);
    const row = await rowOf(answer.id);
    expect(events.map((event) => event.type)).toEqual([
      "action.held",
      "action.approved",
      "action.queued",
      "action.started",
      "action.succeeded",
    ]);
    expect(row).toMatchObject(fold(events));
  });

  it("answers the same submission again with the same action, and refuses other content under its key", async () => {
    const member = await makeMember(database.db);
    const first = await submit(agent("shaggy"), {
      action: "user.approve",
      input: { userId: member.id },
      idempotencyKey: "k1",
    });
    const again = await submit(agent("shaggy"), {
      action: "user.approve",
      input: { userId: member.id },
      idempotencyKey: "k1",
    });
    expect(again).toMatchObject({ created: false, answer: { id: first.answer.id } });
    const other = { action: "user.approve", input: { userId: member.id, reason: "other" }, idempotencyKey: "k1" };
    await expect(submit(agent("shaggy"), other)).rejects.toMatchObject({ code: "idempotency_conflict" });
  });

  it("approves three hundred members once each, and only after the count was typed", async () => {
    const many = await makeMembers(database.db, 300, { country: "IS" });
    const { answer } = await submit(agent("shaggy"), {
      action: "user.approve_many",
      input: { filter: { status: "pending", country: "IS" } },
      idempotencyKey: "the-icelanders",
    });
    expect(answer).toMatchObject({ status: "held", riskLevel: "high", targetCount: 300 });
    const approve = { verdict: "approve", digest: answer.pinnedDigest, channel: "api" } as const;
    await expect(decideAction(kernel, evan, answer.id, approve)).rejects.toMatchObject({
      code: "typed_count_required",
    });
    await expect(decideAction(kernel, evan, answer.id, { ...approve, typedCount: 30 })).rejects.toMatchObject({
      code: "typed_count_mismatch",
    });
    await decideAction(kernel, evan, answer.id, { ...approve, typedCount: 300 });
    expect(await runAction(kernel, answer.id, fakeWorld())).toBe("running");
    const canary = await database.db.select().from(members).where(eq(members.country, "IS"));
    expect(canary.filter((member) => member.status === "active")).toHaveLength(5);
    await continueStage(kernel, evan, answer.id, {});
    expect(await runAction(kernel, answer.id, fakeWorld())).toBe("succeeded");
    const active = await database.db.select().from(members).where(eq(members.country, "IS"));
    expect(active.filter((member) => member.status === "active" && member.version === 2)).toHaveLength(many.length);
    const again = await submit(agent("shaggy"), {
      action: "user.approve_many",
      input: { filter: { status: "pending", country: "IS" } },
      idempotencyKey: "the-icelanders",
    });
    expect(again).toMatchObject({ created: false, answer: { id: answer.id, status: "succeeded" } });
  });

  it("sends a member who changed after the approval back to a person", async () => {
    const member = await makeMember(database.db);
    const { answer } = await submit(agent("shaggy"), { action: "user.approve", input: { userId: member.id } });
    await decideAction(kernel, evan, answer.id, { verdict: "approve", digest: answer.pinnedDigest, channel: "api" });
    await database.db.update(members).set({ company: "Other Ltd", version: 2 }).where(eq(members.id, member.id));
    await runAction(kernel, answer.id, fakeWorld());
    expect(await rowOf(answer.id)).toMatchObject({ status: "held", generation: 2 });
  });
});
