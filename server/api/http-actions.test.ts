import { count, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions } from "@/drizzle/schema/actions";
import { auditEvents } from "@/drizzle/schema/audit";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { makeMember, makeMembers, makeStaff } from "@/server/testing/make";
import { trailDefects } from "@/server/testing/trail-defects";

let world: DatabaseApp;
let shaggy: string;
let scooby: string;
let evan: string;

beforeAll(async () => {
  world = await databaseApp();
  [shaggy, scooby, evan] = await Promise.all([
    world.agentKey("shaggy"),
    world.agentKey("scooby"),
    world.staffToken(world.scene.evan),
  ]);
});
afterAll(() => world.close());

const notice = (title = "t") => ({
  action: "notification.send",
  input: { level: "digest", to: "all", title, body: "b" },
});
const approval = async () => {
  const { id } = await makeMember(world.scene.db);
  return { action: "user.approve", input: { userId: id } };
};
const submit = (body: unknown, key = shaggy, headers = {}) => world.call("POST /actions", { key, body, headers });
const hold = async () => (await submit(await approval())).body;
const stored = async () => (await world.scene.db.select({ n: count() }).from(actions))[0]?.n ?? 0;
const idsOf = (body: Record<string, unknown>) =>
  // Safe because a list that is none fails the comparison.
  (body.items as { id: string }[]).map((item) => item.id);

describe("submitting", () => {
  it("answers 201 with everything the agent needs to go on", async () => {
    const sent = await approval();
    const answer = await submit(sent);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      jobId: expect.stringMatching(/^[0-9a-f]{32}$/),
      action: "user.approve",
      status: "held",
      riskLevel: "medium",
      requiresHuman: true,
      decision: {
        verdict: "hold",
        policyVersion: 1,
        reasons: [{ rule: expect.any(String), message: expect.any(String) }],
      },
      generation: 1,
      pinnedDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      targetCount: 1,
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
  });

  it("answers 200 and the same id to the same again, by key or by subject", async () => {
    const sent = await approval();
    const first = await submit(sent);
    const again = await submit(sent);
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
    const keyed = await submit(notice(), scooby, { "idempotency-key": "one" });
    const repeat = await submit(notice(), scooby, { "idempotency-key": "one" });
    expect([keyed.status, repeat.status, repeat.body.id]).toEqual([201, 200, keyed.body.id]);
  });

  it("answers 422 to other content under the same key", async () => {
    await submit(notice("first"), scooby, { "idempotency-key": "two" });
    const other = await submit(notice("second"), scooby, { "idempotency-key": "two" });
    expect([other.status, other.body.code]).toEqual([422, "idempotency_conflict"]);
  });

  it("answers 403 without the grant, and says which there are", async () => {
    const answer = await submit(await approval(), scooby);
    expect(answer.body).toMatchObject({ status: 403, code: "no_grant", grants: expect.any(Array) });
  });

  it.each([
    ["action", { input: {} }],
    ["action", { action: "Not A Name", input: {} }],
    ["userId", { action: "user.approve", input: {} }],
    ["userIds", { action: "user.approve_many", input: {} }],
    ["userIds.0", { action: "user.approve_many", input: { userIds: ["x"] } }],
    ["filter.joinedBefore", { action: "user.approve_many", input: { filter: { joinedBefore: "soon" } } }],
    ["to", { action: "notification.send", input: { ...notice().input, to: "role:nobody" } }],
    ["userId", { action: "user.approve", input: { userId: "x" } }],
    ["", { action: "user.approve", input: { userId: "00000000-0000-7000-8000-000000000000", extra: 1 } }],
    ["evidence.0.kind", { ...notice(), evidence: [{ kind: "rumour", title: "t", text: "x" }] }],
    ["evidence.0", { ...notice(), evidence: [{ kind: "log", title: "two", text: "x", url: "https://a.example" }] }],
    ["note", { ...notice(), note: "" }],
    ["input.title", notice("nul \u0000")],
  ])("answers 400 with the path %j", async (path, body) => {
    const answer = await submit(body);
    expect(answer.body).toMatchObject({ status: 400, code: "invalid_input" });
    expect(answer.body.fields).toEqual(expect.arrayContaining([expect.objectContaining({ path })]));
  });

  it("as a dry run answers 200 with the verdict and stores nothing", async () => {
    const before = await stored();
    const answer = await submit({ ...(await approval()), dryRun: true });
    expect([answer.status, answer.body.status]).toEqual([200, "held"]);
    expect(await stored()).toBe(before);
  });

  it("many at once gives one result per item, in order; a bad one does not touch the others", async () => {
    const good = await approval();
    const items = [
      good,
      { action: "user.approve", input: {} },
      { nonsense: 1 },
      { action: "fund.verify", input: {} },
      good,
    ];
    const { status, body } = await world.call("POST /actions/batch", { key: shaggy, body: { items } });
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { ok: true, action: { created: true, status: "held" } },
      { ok: false, problem: { code: "invalid_input", fields: [{ path: "userId" }] } },
      { ok: false, problem: { code: "invalid_input" } },
      { ok: false, problem: { code: "no_grant" } },
      { ok: true, action: { created: false } },
    ]);
    const tooMany = Array(501).fill(notice());
    const refused = await world.call("POST /actions/batch", { key: shaggy, body: { items: tooMany } });
    expect(refused.body).toMatchObject({ status: 400, fields: [{ path: "items" }] });
  });

  it("many at once survives an item that is nested without end", async () => {
    const deep = `{"action":"notification.send","input":${"[".repeat(50_000)}${"]".repeat(50_000)}}`;
    const body = `{"items":[${JSON.stringify(notice("good"))},${deep}]}`;
    const answer = await world.call("POST /actions/batch", { key: scooby, body });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        items: [
          { ok: true, action: { status: "queued" } },
          { ok: false, problem: { code: "invalid_input", fields: [{ path: expect.stringMatching(/^input\.0/) }] } },
        ],
      },
    });
  });

  it("by a hundred callers at once gives each its own answer", async () => {
    const people = await makeMembers(world.scene.db, 50);
    const operator = evan;
    const answers = await Promise.all(
      people.map(({ id }) => submit({ action: "user.approve", input: { userId: id } }, operator)),
    );
    const inputs = await Promise.all(
      answers.map(({ body }) => world.call(`GET /actions/${String(body.id)}`, { key: evan })),
    );
    expect(inputs.map(({ body }) => body.input)).toEqual(people.map(({ id }) => ({ userId: id })));
  });
});

describe("deciding", () => {
  const decide = (id: unknown, body: unknown, key = evan) =>
    world.call(`POST /actions/${String(id)}/decisions`, { key, body });

  it("is refused to agents with 403 and leaves an audit event, whatever they send", async () => {
    const { id, pinnedDigest } = await hold();
    const answer = await decide(id, { verdict: "approve", digest: pinnedDigest }, shaggy);
    expect(answer.body).toMatchObject({ status: 403, code: "agents_cannot_decide" });
    expect((await decide(id, { verdict: "yes" }, shaggy)).body).toMatchObject({ code: "agents_cannot_decide" });
    const events = await world.scene.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.actionId, String(id)));
    expect(events.at(-1)).toMatchObject({
      type: "decision.refused",
      actorId: "shaggy",
      body: { code: "agents_cannot_decide" },
    });
    expect((await world.call(`GET /actions/${String(id)}`, { key: shaggy })).body.status).toBe("held");
  });

  it("takes an operator's own token and the digest of what was seen", async () => {
    const { id, pinnedDigest } = await hold();
    const stale = await decide(id, { verdict: "approve", digest: "0".repeat(64) });
    expect(stale.body).toMatchObject({ status: 409, code: "stale_digest", pinnedDigest, generation: 1 });
    const done = await decide(id, { verdict: "approve", digest: pinnedDigest });
    expect([done.status, done.body.status]).toEqual([200, "approved"]);
  });

  it("a second time names who was first and when", async () => {
    const { id, pinnedDigest } = await hold();
    await decide(id, { verdict: "reject", digest: pinnedDigest, reason: "No" });
    const ann = await world.staffToken(await makeStaff(world.scene.db, "operator", "Ann"));
    const second = await decide(id, { verdict: "approve", digest: pinnedDigest }, ann);
    expect(second.body).toMatchObject({ status: 409, code: "already_decided", by: "Evan", verdict: "reject" });
    expect(second.body.at).toMatch(/^\d{4}-.*Z$/);
  });

  it("is refused to other roles, without a reason for a no, and with a wrong count", async () => {
    const { id, pinnedDigest: digest } = await hold();
    const vera = await world.staffToken(await makeStaff(world.scene.db, "viewer", "Vera"));
    expect((await decide(id, { verdict: "approve", digest }, vera)).body).toMatchObject({
      status: 403,
      code: "forbidden",
    });
    expect((await decide(id, { verdict: "reject", digest })).body).toMatchObject({
      status: 400,
      code: "reason_required",
    });
    await makeMembers(world.scene.db, 30, { country: "GI" });
    const many = (await submit({ action: "user.approve_many", input: { filter: { country: "GI" } } })).body;
    const approve = { verdict: "approve", digest: many.pinnedDigest };
    // The risk is high, and a token proves nothing about who holds it.
    expect((await decide(many.id, approve)).body).toMatchObject({ status: 403, code: "reauthentication_required" });
  });
});

describe("withdrawing and revising", () => {
  it("are the submitter's, and told in the answer", async () => {
    const { id, pinnedDigest } = await hold();
    const revised = await world.call(`POST /actions/${String(id)}/revise`, {
      key: shaggy,
      body: { reason: "more evidence", evidence: [{ kind: "log", title: "Log", text: "x" }] },
    });
    expect(revised.body).toMatchObject({ id, generation: 2, status: "held" });
    expect(revised.body.pinnedDigest).not.toBe(pinnedDigest);
    const withdrawn = await world.call(`POST /actions/${String(id)}/cancel`, {
      key: shaggy,
      body: { reason: "no need" },
    });
    expect([withdrawn.status, withdrawn.body.status]).toEqual([200, "cancelled"]);
    const again = await world.call(`POST /actions/${String(id)}/cancel`, { key: shaggy, body: { reason: "no need" } });
    expect(again.body).toMatchObject({ status: 409, code: "state_conflict", actionStatus: "cancelled" });
  });

  it("are refused to another agent", async () => {
    const { id } = await hold();
    for (const verb of ["cancel", "revise"]) {
      const answer = await world.call(`POST /actions/${String(id)}/${verb}`, {
        key: scooby,
        body: { reason: "mine now" },
      });
      expect(answer.status, verb).toBe(403);
    }
  });
});

describe("waiting", () => {
  it("answers as soon as the action ends", async () => {
    const { id } = await hold();
    const waiting = world.call(`GET /actions/${String(id)}/wait?timeoutSeconds=20`, { key: shaggy });
    await world.call(`POST /actions/${String(id)}/cancel`, { key: evan, body: { reason: "stop" } });
    const started = performance.now();
    expect((await waiting).body).toMatchObject({ id, status: "cancelled", problem: { message: "stop" } });
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it("answers as soon as it is no more as it was known, when it is told how that was", async () => {
    const { id } = await hold();
    const path = `GET /actions/${String(id)}/wait?timeoutSeconds=20&whileStatus=`;
    expect((await world.call(`${path}approved`, { key: shaggy })).body.status).toBe("held");
    const waiting = world.call(`${path}held`, { key: shaggy });
    await world.scene.approve(await world.scene.rowOf(String(id)));
    expect((await waiting).body.status).toBe("approved");
    expect((await world.call(`${path}nonsense`, { key: shaggy })).body).toMatchObject({
      ...{ status: 400, fields: [{ path: "whileStatus" }] },
    });
  });

  it("answers at once when it has ended, and after the timeout with the present state", async () => {
    const { id } = await hold();
    const early = await world.call(`GET /actions/${String(id)}/wait?timeoutSeconds=0`, { key: shaggy });
    expect([early.status, early.body.status]).toEqual([200, "held"]);
    await world.call(`POST /actions/${String(id)}/cancel`, { key: shaggy, body: { reason: "r" } });
    const late = await world.call(`GET /actions/${String(id)}/wait?timeoutSeconds=60`, { key: shaggy });
    expect(late.body.status).toBe("cancelled");
    const tooLong = await world.call(`GET /actions/${String(id)}/wait?timeoutSeconds=61`, { key: shaggy });
    expect(tooLong.body).toMatchObject({ status: 400, fields: [{ path: "timeoutSeconds" }] });
  });
});

describe("listing", () => {
  it("pages through every action once, in either order", async () => {
    for (const sort of ["newest", "oldest", "risk", "expiry"]) {
      const seen: string[] = [];
      let cursor = "";
      do {
        const { body } = await world.call(`GET /actions?limit=7&sort=${sort}${cursor}`, { key: evan });
        seen.push(...idsOf(body));
        cursor = typeof body.nextCursor === "string" ? `&cursor=${body.nextCursor}` : "";
      } while (cursor);
      expect(seen.length, sort).toBe(await stored());
      expect(new Set(seen).size, sort).toBe(seen.length);
      const ordered = { newest: seen.toSorted().toReversed(), oldest: seen.toSorted() }[sort] ?? seen;
      expect(seen, sort).toEqual(ordered);
    }
  });

  it("narrows by every filter, and by several values of one", async () => {
    const list = async (query: string) => (await world.call(`GET /actions?limit=200&${query}`, { key: evan })).body;
    const all = (await list("")).items as Record<string, unknown>[];
    const expectOnly = async (query: string, fits: (item: Record<string, unknown>) => boolean) =>
      expect(idsOf(await list(query)), query).toEqual(all.filter(fits).map((item) => item.id));
    await expectOnly("status=held", (item) => item.status === "held");
    await expectOnly("status=held,cancelled", (item) => ["held", "cancelled"].includes(String(item.status)));
    await expectOnly("status=held&status=queued", (item) => ["held", "queued"].includes(String(item.status)));
    await expectOnly("action=notification.send", (item) => item.action === "notification.send");
    await expectOnly("risk=high", (item) => item.riskLevel === "high");
    await expectOnly("queue=approval", (item) => item.queue === "approval");
    await expectOnly("agent=scooby", (item) => (item.submitter as { id: string }).id === "scooby");
    await expectOnly("q=approve%2030", (item) => String(item.title).includes("Approve 30"));
    await expectOnly("q=100%25_", () => false);
  });

  it("shows an agent its own actions only, and tells it that another's is not there", async () => {
    const { id } = await hold();
    const velma = await world.agentKey("velma");
    const list = await world.call("GET /actions?agent=shaggy", { key: velma });
    expect(idsOf(list.body)).toEqual([]);
    expect((await world.call(`GET /actions/${String(id)}`, { key: velma })).status).toBe(404);
    expect((await world.call(`GET /actions/${String(id)}/events`, { key: velma })).status).toBe(404);
    const events = await world.call(`GET /actions/${String(id)}/events`, { key: shaggy });
    expect(events.body.items).toMatchObject([{ type: "action.held", actor: { kind: "agent", id: "shaggy" } }]);
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(world.scene.db)).toEqual([]);
});
