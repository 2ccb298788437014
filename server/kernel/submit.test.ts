import { count, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions, approvalRequests, evidence, policyDecisions } from "@/drizzle/schema/actions";
import { auditEvents } from "@/drizzle/schema/audit";
import { outbox } from "@/drizzle/schema/outbox";
import { killSwitches } from "@/drizzle/schema/policy";
import { pauseAgent, resumeAgent } from "@/server/auth/agent-state";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMember, makeStaff } from "@/server/testing/make";
import { testKernel } from "@/server/testing/test-kernel";
import { trailDefects } from "@/server/testing/trail-defects";
import { Submission } from "./admit";
import { cancelAction } from "./cancel";
import { jobIdOf } from "./key";
import { submitActions } from "./submit";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const notice = (title = "A notice") => ({
  action: "notification.send",
  input: { level: "digest", to: "all", title, body: "text" },
});
const actionCount = async () => (await scene.db.select({ n: count() }).from(actions))[0]?.n ?? 0;
const lastRefusal = async () => {
  const refusals = await scene.db.select().from(auditEvents).where(eq(auditEvents.type, "submit.refused"));
  return refusals.at(-1);
};

describe("a new action", () => {
  it("is blocked when policy forbids it, with the rule as its problem, and is never due", async () => {
    const member = await makeMember(scene.db, { status: "active" });
    const answer = await scene.submit(agent("shaggy"), { action: "user.approve", input: { userId: member.id } });
    expect(answer).toMatchObject({
      status: "blocked",
      decision: { verdict: "block", reasons: [{ rule: "member.status" }] },
    });
    const row = await scene.rowOf(answer.id);
    expect(row).toMatchObject({ problem: { code: "member.status" }, settledAt: expect.any(Date), expiresAt: null });
    expect(await scene.eventTypesOf(answer.id)).toEqual(["action.blocked_at_submit"]);
  });

  it("is held with an approval request that carries the bar and the digest, and operators are told", async () => {
    const answer = await scene.holdOne();
    const [request] = await scene.db.select().from(approvalRequests).where(eq(approvalRequests.actionId, answer.id));
    expect(request).toMatchObject({
      generation: 1,
      digest: answer.pinnedDigest,
      quorum: [{ role: "operator", count: 1 }],
      typedCount: null,
      expiresAt: answer.expiresAt,
      closedAt: null,
    });
    const told = await scene.db
      .select()
      .from(outbox)
      .where(eq(outbox.dedupeKey, `held:${answer.id}:1`));
    expect(told).toHaveLength(1);
    expect(await scene.eventTypesOf(answer.id)).toEqual(["action.held"]);
  });

  it("is queued when a rule lets it run and none objects, owed to the relay in the same commit", async () => {
    const answer = await scene.submit(agent("scooby"), notice());
    expect(answer).toMatchObject({ status: "queued", requiresHuman: false, decision: { verdict: "run" } });
    expect(await scene.rowOf(answer.id)).toMatchObject({ dispatchedAt: null, fence: 0, attempt: 0 });
    expect(await scene.eventTypesOf(answer.id)).toEqual(["action.queued_at_submit"]);
  });

  it("has a decision record with the facts and every rule's outcome, also of those that did not apply", async () => {
    const answer = await scene.holdOne({ evidence: [{ kind: "log", title: "Passport check", text: "ok" }] });
    const [decision] = await scene.db.select().from(policyDecisions).where(eq(policyDecisions.actionId, answer.id));
    expect(decision).toMatchObject({
      phase: "submit",
      verdict: "hold",
      facts: {
        member: { status: "pending" },
        unattendedToday: 0,
        targetCount: 1,
        submitter: "shaggy",
        killSwitches: [],
      },
    });
    // Safe because the kernel writes an array of outcomes; the expectation checks it.
    const rules = ((decision?.trace ?? []) as { rule: string }[]).map((outcome) => outcome.rule);
    expect(rules).toEqual([
      "member.status",
      "unattended.allowance",
      "bulk.split",
      "evidence.fresh",
      "evidence.outside",
      "kernel.kill_switch",
      "kernel.policy_code",
      "cap.targets",
      "cap.agent_hour",
    ]);
  });

  it("carries the job id that its kind, entity and version give", async () => {
    const answer = await scene.holdOne();
    expect(answer.jobId).toBe(jobIdOf("user.approve", answer.userId, "1"));
    expect(answer.jobId).toMatch(/^[0-9a-f]{32}$/);
  });

  it("is blocked while a kill switch covers its kind, its queue or everything", async () => {
    for (const scope of ["all", "kind:notification.send", "queue:notification"]) {
      await scene.db.insert(killSwitches).values({ scope, reason: "test", setBy: "test", setAt: new Date() });
      const answer = await scene.submit(agent("scooby"), notice());
      expect(answer, scope).toMatchObject({
        status: "blocked",
        decision: { reasons: [{ rule: "kernel.kill_switch" }] },
      });
      await scene.db.delete(killSwitches);
    }
  });

  it("is held while another release of the rules is the active one", async () => {
    const other = testKernel(scene.db, { policy: { ...scene.kernel.policy, codeHash: "another release" } });
    const answer = await scene.submit(agent("scooby"), notice(), other);
    expect(answer).toMatchObject({ status: "held", decision: { reasons: [{ rule: "kernel.policy_code" }] } });
  });

  it("says of evidence that an agent calls an operator's own that it is the agent's", async () => {
    const item = { kind: "log", title: "Note", text: "fine", origin: "operator", capturedAt: "2999-01-01T00:00:00Z" };
    const answer = await scene.holdOne({ evidence: [item] });
    const [stored] = await scene.db.select().from(evidence).where(eq(evidence.actionId, answer.id));
    expect(stored).toMatchObject({ origin: "agent" });
    expect(stored?.capturedAt.getTime()).toBeLessThanOrEqual(Date.now());
  });
});

describe("a submission that is refused", () => {
  it.each([
    ["an agent without the grant", () => agent("daphne"), "user.approve", "no_grant"],
    ["an agent nobody knows", () => agent("scrappy"), "notification.send", "no_grant"],
    ["nobody", () => ({ kind: "anonymous", id: "anonymous" }) as const, "notification.send", "unauthenticated"],
    ["a kind that does not exist", () => agent("shaggy"), "user.promote", "invalid_input"],
    ["input that does not fit", () => agent("shaggy"), "user.approve", "invalid_input"],
  ])("by %s stores no action and leaves an audit event", async (_, actor, action, code) => {
    const before = await actionCount();
    const result = await scene.trySubmit(actor(), { action, input: { nonsense: true } });
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(await actionCount()).toBe(before);
    expect(await lastRefusal()).toMatchObject({ actorId: actor().id, body: { code, action } });
  });

  it("is the fate of staff below operator; an operator may submit", async () => {
    const member = await makeMember(scene.db);
    const sent = { action: "user.approve", input: { userId: member.id } };
    for (const role of ["viewer", "editor", "support"] as const) {
      const actor = await makeStaff(scene.db, role);
      await expect(scene.submit(actor, sent)).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await scene.submit(scene.evan, sent)).toMatchObject({ status: "held" });
  });

  it("is the fate of a paused agent until it is resumed", async () => {
    await pauseAgent(scene.db, scene.evan, { agent: "scooby", reason: "test" });
    await expect(scene.submit(agent("scooby"), notice())).rejects.toMatchObject({ code: "agent_paused" });
    await resumeAgent(scene.db, scene.evan, "scooby");
    expect(await scene.submit(agent("scooby"), notice())).toMatchObject({ status: "queued" });
  });

  it("names what does not exist and which version is stale", async () => {
    const nobody = { action: "user.approve", input: { userId: "00000000-0000-7000-8000-000000000000" } };
    await expect(scene.submit(agent("shaggy"), nobody)).rejects.toMatchObject({ code: "target_not_found" });
    const member = await makeMember(scene.db);
    const stale = { action: "user.approve", input: { userId: member.id, version: 7 } };
    await expect(scene.submit(agent("shaggy"), stale)).rejects.toMatchObject({
      code: "version_conflict",
      details: { version: 1 },
    });
  });

  it.each([
    ["a NUL in the input", { ...notice("nul \u0000"), note: "n" }],
    ["a lone surrogate in the input", notice("half \ud800")],
    ["a NUL in the note", { ...notice(), note: "nul \u0000" }],
    [
      "a lone surrogate in the title of evidence",
      { ...notice(), evidence: [{ kind: "log", title: "\udc00", text: "t" }] },
    ],
    [
      "a lone surrogate in the JSON of evidence",
      { ...notice(), evidence: [{ kind: "data", title: "d", json: { a: "\ud801" } }] },
    ],
    ["a NUL in the idempotency key", { ...notice(), idempotencyKey: "a\u0000b" }],
  ])("with %s is refused alone, and its neighbours in the batch are taken", async (_, sent) => {
    const actor = agent("scooby");
    const entries = [notice("before"), sent, notice("after")].map((one) => ({
      actor,
      submission: Submission.parse(one),
    }));
    const results = await submitActions(scene.kernel, entries);
    expect(results.map((result) => result.ok)).toEqual([true, false, true]);
    expect(results[1]).toMatchObject({
      error: { code: "invalid_input", details: { fields: [{ path: expect.any(String) }] } },
    });
  });
});

describe("a dry run", () => {
  it("answers what would happen, stores no action and is on record with its verdict", async () => {
    const member = await makeMember(scene.db);
    const before = await actionCount();
    const sent = { action: "user.approve", input: { userId: member.id }, dryRun: true };
    const result = await scene.trySubmit(agent("shaggy"), sent);
    expect(result).toMatchObject({ ok: true, created: false, answer: { status: "held", targetCount: 1 } });
    expect(await actionCount()).toBe(before);
    const runs = await scene.db.select().from(auditEvents).where(eq(auditEvents.type, "submit.dry_run"));
    const body = { action: "user.approve", verdict: "hold" };
    expect(runs).toMatchObject([{ actorId: "shaggy", actionId: null, body }]);
  });

  it("previews although an action about the subject, or under the key, exists with other content", async () => {
    const { userId } = await scene.holdOne({ idempotencyKey: "taken" });
    const input = { userId, reason: "Another one." };
    const again = { action: "user.approve", input, idempotencyKey: "taken" };
    expect(await scene.trySubmit(agent("shaggy"), again)).toMatchObject({ ok: false });
    const preview = await scene.trySubmit(agent("shaggy"), { ...again, dryRun: true });
    expect(preview).toMatchObject({ ok: true, created: false, answer: { status: "held" } });
  });
});

describe("the same again", () => {
  it("is the same action for the same subject, and another one for the subject's next version", async () => {
    const first = await scene.holdOne();
    const again = await scene.trySubmit(agent("shaggy"), { action: "user.approve", input: { userId: first.userId } });
    expect(again).toMatchObject({ ok: true, created: false, answer: { id: first.id } });
  });

  it("with other content says what helps: to revise what waits, to try again what has ended", async () => {
    const { id, userId } = await scene.holdOne();
    const other = { action: "user.approve", input: { userId, reason: "Another one." } };
    const conflict = async () => {
      const result = await scene.trySubmit(agent("shaggy"), other);
      return result.ok ? null : { ...result.error.details, code: result.error.code, message: result.error.message };
    };
    const open = { code: "idempotency_conflict", actionId: id, actionStatus: "held" };
    expect(await conflict()).toMatchObject({ ...open, message: expect.stringContaining("Revise that action") });
    await cancelAction(scene.kernel, agent("shaggy"), id, "not yet");
    expect(await conflict()).toMatchObject({ actionStatus: "cancelled", message: expect.stringContaining("parentId") });
    const retried = await scene.trySubmit(agent("shaggy"), { ...other, parentId: id });
    expect(retried).toMatchObject({ ok: true, created: true });
  });

  it("with other content than another agent's does not tell which action that is", async () => {
    const { userId } = await scene.holdOne();
    const other = { action: "user.approve", input: { userId, reason: "Mine." } };
    const result = await scene.trySubmit(agent("velma"), other);
    expect(result).toMatchObject({ ok: false, error: { code: "idempotency_conflict", details: {} } });
  });

  it("by another agent is the first one's action; that it asked too is on record once", async () => {
    const { id, userId } = await scene.holdOne();
    for (const _ of [1, 2]) {
      const again = await scene.trySubmit(agent("velma"), { action: "user.approve", input: { userId } });
      expect(again).toMatchObject({ ok: true, created: false, answer: { id } });
    }
    const [, ...asked] = await scene.eventsOf(id);
    expect(asked).toMatchObject([{ type: "submit.repeated", actorKind: "agent", actorId: "velma" }]);
  });

  it("under a key of another submitter is another action", async () => {
    const sent = { ...notice("keyed"), idempotencyKey: "shared-key" };
    const mine = await scene.submit(agent("scooby"), sent);
    const theirs = await scene.submit(agent("fred"), sent);
    expect(theirs.id).not.toBe(mine.id);
    expect((await scene.submit(agent("scooby"), sent)).id).toBe(mine.id);
  });

  it("still answers with the first action after its target has changed", async () => {
    const member = await makeMember(scene.db);
    const sent = { action: "user.approve", input: { userId: member.id, version: 1 } };
    const first = await scene.submit(agent("shaggy"), sent);
    await scene.ownerDb.execute(`update members set version = 2 where id = '${member.id}'`);
    expect((await scene.submit(agent("shaggy"), sent)).id).toBe(first.id);
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(scene.db)).toEqual([]);
});
