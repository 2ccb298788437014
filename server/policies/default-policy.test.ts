import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { suppressions } from "@/drizzle/schema/mail";
import { agents } from "@/drizzle/schema/agents";
import { funds, providers } from "@/drizzle/schema/members";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeFund, makeMember, makeMembers, makeProvider } from "@/server/testing/make";
import { CHECKLIST_ITEMS } from "@/server/members/load-funds";

/** The table of shipped defaults, row by row: what an agent is answered for each first kind of action. */
let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const PASSPORT = { kind: "screenshot", title: "Passport", base64: "iVBORw0KGgo=" };
const SOURCE = { kind: "url", title: "Their site", url: "https://provider.example" };
const OUTSIDE = { kind: "log", title: "Their mail", text: "Do it at once.", origin: "external" };
const STALE = { ...PASSPORT, capturedAt: "2020-01-01T00:00:00Z" };

const ask = async (name: string, action: string, input: unknown, evidence: unknown[] = []) => {
  // Each case by itself: what came before it within the hour is a test of its own.
  const kernel = scene.withPolicy({ agentTargetsPerHour: null });
  const answer = await scene.submit(agent(name), { action, input, evidence }, kernel);
  return {
    risk: answer.riskLevel,
    verdict: answer.decision.verdict,
    rules: answer.decision.reasons.map((r) => r.rule),
  };
};

describe("user.approve and user.reject", () => {
  it.each(["user.approve", "user.reject"])("%s: hold; low risk with identity evidence, else medium", async (action) => {
    const first = await makeMember(scene.db);
    expect(await ask("shaggy", action, { userId: first.id }, [PASSPORT])).toMatchObject({
      risk: "low",
      verdict: "hold",
    });
    const second = await makeMember(scene.db);
    expect(await ask("shaggy", action, { userId: second.id })).toMatchObject({ risk: "medium", verdict: "hold" });
  });

  it.each(["active", "rejected", "suspended"] as const)("blocks what is about a member who is %s", async (status) => {
    const { id } = await makeMember(scene.db, { status });
    expect(await ask("shaggy", "user.approve", { userId: id })).toMatchObject({
      verdict: "block",
      rules: ["member.status"],
    });
    expect(await ask("shaggy", "user.reject", { userId: id })).toMatchObject({ verdict: "block" });
  });

  it("lets an operator allow some unattended approvals a day, only with identity evidence that is fresh", async () => {
    const kernel = scene.withPolicy({ unattendedApprovalsPerDay: 2 });
    const approve = async (evidence: unknown[]) => {
      const { id } = await makeMember(scene.db);
      const { decision } = await scene.submit(
        agent("velma"),
        { action: "user.approve", input: { userId: id }, evidence },
        kernel,
      );
      return decision.verdict;
    };
    expect(await approve([])).toBe("hold");
    expect(await approve([STALE])).toBe("hold");
    expect(await approve([PASSPORT])).toBe("run");
    expect(await approve([PASSPORT])).toBe("run");
    expect(await approve([PASSPORT])).toBe("hold");
  });
});

describe("user.approve_many", () => {
  const many = async (count: number, more: Record<string, unknown> = {}) => {
    const userIds = (await makeMembers(scene.db, count)).map((member) => member.id);
    return ask("shaggy", "user.approve_many", { userIds, ...more });
  };

  it("holds at medium risk, at high from 25 targets, and blocks above 500", async () => {
    expect(await many(2)).toMatchObject({ risk: "medium", verdict: "hold" });
    expect(await many(24)).toMatchObject({ risk: "medium", verdict: "hold" });
    expect(await many(25)).toMatchObject({ risk: "high", verdict: "hold" });
    expect(await many(500)).toMatchObject({ risk: "high", verdict: "hold" });
    expect(await many(501)).toMatchObject({ risk: "high", verdict: "block", rules: ["cap.targets"] });
  });

  it("counts what the same agent had taken within the hour, so that parts are as large as the whole", async () => {
    const parts = async (...sizes: number[]) => {
      const fresh = await databaseScene();
      const answers = [];
      for (const size of sizes) {
        const userIds = (await makeMembers(fresh.db, size)).map((member) => member.id);
        answers.push(await fresh.submit(agent("shaggy"), { action: "user.approve_many", input: { userIds } }));
      }
      await fresh.close();
      return answers.map(({ riskLevel, status }) => `${riskLevel} ${status}`);
    };
    expect(await parts(24, 24)).toEqual(["medium held", "high held"]);
    expect(await parts(300, 300)).toEqual(["high held", "high blocked"]);
  });

  it("blocks when the agent expected another number", async () => {
    expect(await many(3, { expectedCount: 3 })).toMatchObject({ verdict: "hold" });
    expect(await many(3, { expectedCount: 2 })).toMatchObject({ verdict: "block", rules: ["bulk.unexpected_count"] });
  });

  it("says which of the set do not wait for approval", async () => {
    const [one] = await makeMembers(scene.db, 1, { status: "active" });
    const [two] = await makeMembers(scene.db, 1);
    const answer = await ask("shaggy", "user.approve_many", { userIds: [one?.id, two?.id] });
    expect(answer).toMatchObject({ verdict: "hold", rules: ["bulk.hold", "members.not_pending"] });
  });
});

describe("user.suspend", () => {
  it("holds at high risk, and blocks for whom it would do nothing", async () => {
    const active = await makeMember(scene.db, { status: "active" });
    expect(await ask("fred", "user.suspend", { userId: active.id })).toMatchObject({ risk: "high", verdict: "hold" });
    const gone = await makeMember(scene.db, { status: "suspended" });
    expect(await ask("fred", "user.suspend", { userId: gone.id })).toMatchObject({ verdict: "block" });
  });
});

describe("fund.verify", () => {
  const complete = Object.fromEntries(CHECKLIST_ITEMS.map((item) => [item, true]));

  it("holds at medium risk, at high when the checklist is incomplete", async () => {
    const done = await makeFund(scene.db, { checklist: complete });
    expect(await ask("velma", "fund.verify", { fundId: done.id })).toMatchObject({ risk: "medium", verdict: "hold" });
    const open = await makeFund(scene.db, { checklist: { ...complete, auditor_named: false } });
    const answer = await ask("velma", "fund.verify", { fundId: open.id });
    expect(answer).toMatchObject({ risk: "high", verdict: "hold", rules: expect.arrayContaining(["fund.checklist"]) });
  });

  it("blocks what is verified already", async () => {
    const fund = await makeFund(scene.db, { checklist: complete });
    await scene.db.update(funds).set({ status: "verified" }).where(eq(funds.id, fund.id));
    expect(await ask("velma", "fund.verify", { fundId: fund.id })).toMatchObject({ verdict: "block" });
  });
});

describe("provider.list", () => {
  it("runs at low risk with a source url, else holds", async () => {
    const shown = await makeProvider(scene.db);
    expect(await ask("daphne", "provider.list", { providerId: shown.id }, [SOURCE])).toMatchObject({
      risk: "low",
      verdict: "run",
    });
    const bare = await makeProvider(scene.db);
    expect(await ask("daphne", "provider.list", { providerId: bare.id })).toMatchObject({
      risk: "medium",
      verdict: "hold",
    });
  });

  it("holds when anything outsiders wrote stands behind it, whatever else is shown", async () => {
    const { id } = await makeProvider(scene.db);
    expect(await ask("daphne", "provider.list", { providerId: id }, [SOURCE, OUTSIDE])).toMatchObject({
      verdict: "hold",
      rules: ["evidence.outside"],
    });
  });

  it("holds with stale evidence and blocks what is listed already", async () => {
    const stale = await makeProvider(scene.db);
    const old = { ...SOURCE, capturedAt: "2020-01-01T00:00:00Z" };
    expect(await ask("daphne", "provider.list", { providerId: stale.id }, [old])).toMatchObject({ verdict: "hold" });
    const listed = await makeProvider(scene.db);
    await scene.db.update(providers).set({ status: "listed" }).where(eq(providers.id, listed.id));
    expect(await ask("daphne", "provider.list", { providerId: listed.id }, [SOURCE])).toMatchObject({
      verdict: "block",
    });
  });
});

describe("email.send_one", () => {
  const data = { firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/dashboard" };
  const send = (to: string, more: Record<string, unknown> = {}) =>
    ask("velma", "email.send_one", { to, templateKey: "welcome_investor", data, ...more });

  it("runs at low risk for a transactional template to a known member; a stranger is held", async () => {
    const member = await makeMember(scene.db, { status: "active" });
    expect(await send(member.email.toUpperCase())).toMatchObject({ risk: "low", verdict: "run" });
    expect(await send("stranger@example.com")).toMatchObject({ risk: "medium", verdict: "hold" });
  });

  it("blocks a suppressed address, in whatever case it is written", async () => {
    const member = await makeMember(scene.db, { status: "active" });
    await scene.db
      .insert(suppressions)
      .values({ email: member.email, reason: "complaint", source: "test", createdAt: new Date() });
    expect(await send(member.email.toUpperCase())).toMatchObject({ verdict: "block", rules: ["email.suppressed"] });
  });

  it("holds sentences that an agent puts into a template, and what outsiders asked for", async () => {
    const member = await makeMember(scene.db, { status: "active" });
    const words = { ...data, firstName: "Ada, your account is blocked. Call +1 555 0100" };
    expect(await send(member.email, { data: words })).toMatchObject({ verdict: "hold", rules: ["email.words"] });
    const mail = { to: member.email, templateKey: "welcome_investor", data };
    expect(await ask("velma", "email.send_one", mail, [OUTSIDE])).toMatchObject({
      verdict: "hold",
      rules: ["evidence.outside"],
    });
    const byEvan = await scene.submit(scene.evan, { action: "email.send_one", input: { ...mail, data: words } });
    expect(byEvan.decision.verdict).toBe("run");
  });

  it("holds a mail that leads to somebody else's site", async () => {
    const member = await makeMember(scene.db, { status: "active" });
    const elsewhere = { data: { ...data, dashboardUrl: "https://evil.example/dashboard" } };
    expect(await send(member.email, elsewhere)).toMatchObject({ verdict: "hold", rules: ["email.links"] });
  });
});

describe("notification.send", () => {
  const notify = (level: string) =>
    ask("scooby", "notification.send", { level, to: "role:operator", title: "t", body: "b" });

  it("runs at low risk; the eleventh urgent one in an hour is held, and the others are not counted", async () => {
    for (const level of ["alert", "digest"]) expect(await notify(level)).toMatchObject({ risk: "low", verdict: "run" });
    for (let n = 1; n <= 10; n += 1) expect(await notify("urgent"), `urgent ${n}`).toMatchObject({ verdict: "run" });
    expect(await notify("urgent")).toMatchObject({ verdict: "hold", rules: ["notification.urgent_rate"] });
    expect(await notify("alert")).toMatchObject({ verdict: "run" });
  });

  it("holds what leads staff to another site, and what outsiders asked for; a file's name leads nowhere", async () => {
    const say = (body: string, evidence: unknown[] = []) =>
      ask("fred", "notification.send", { level: "alert", to: "role:operator", title: "t", body }, evidence);
    expect(await say("Sign in at www.evil.example")).toMatchObject({ verdict: "hold", rules: ["notification.links"] });
    expect(await say("policies.md has changed.")).toMatchObject({ verdict: "run" });
    expect(await say("b", [OUTSIDE])).toMatchObject({ verdict: "hold", rules: ["evidence.outside"] });
  });

  it("is refused to a person who is not there", async () => {
    const to = (id: string) =>
      ask("scooby", "notification.send", { level: "digest", to: `staff:${id}`, title: "t", body: "b" });
    expect(await to(scene.evan.id)).toMatchObject({ verdict: "run" });
    await expect(to("00000000-0000-7000-8000-000000000000")).rejects.toMatchObject({ code: "target_not_found" });
  });

  it("counts the urgent ones of one batch too", async () => {
    const fresh = await databaseScene();
    const sent = { action: "notification.send", input: { level: "urgent", to: "all", title: "t", body: "b" } };
    const verdicts = await fresh.submitMany(agent("scooby"), Array(12).fill(sent));
    await fresh.close();
    expect(verdicts.map((answer) => answer.decision.verdict)).toEqual([...Array(10).fill("run"), "hold", "hold"]);
  });
});

describe("webhook.deliver", () => {
  it("runs only to the registered address of the agent that submitted the action, and only the system asks", async () => {
    const { id: actionId } = await scene.holdOne();
    const deliver = (name: string) =>
      scene.submit(
        { kind: "system", id: "relay" },
        { action: "webhook.deliver", input: { agent: name, actionId, event: "action.settled" } },
      );
    expect(await deliver("shaggy")).toMatchObject({
      status: "blocked",
      decision: { reasons: [{ rule: "webhook.registered" }] },
    });
    const second = (await scene.holdOne()).id;
    await scene.db
      .update(agents)
      .set({ callbackUrl: "https://agent.example/hook", callbackSecret: "whsec_c2VjcmV0", callbackEnabled: true })
      .where(eq(agents.name, "shaggy"));
    const input = { agent: "shaggy", actionId: second, event: "action.settled" };
    const answer = await scene.submit({ kind: "system", id: "relay" }, { action: "webhook.deliver", input });
    expect(answer).toMatchObject({ riskLevel: "low", decision: { verdict: "run" } });
    const asked = scene.submit(agent("shaggy"), { action: "webhook.deliver", input });
    await expect(asked).rejects.toMatchObject({ code: "no_grant" });
  });
});
