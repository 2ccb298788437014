import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, isNotNull, isNull, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ACTION_STATUSES, RISK_LEVELS, actions, evidence, policyDecisions } from "@/drizzle/schema/actions";
import { agents } from "@/drizzle/schema/agents";
import { auditEvents } from "@/drizzle/schema/audit";
import { effects } from "@/drizzle/schema/effects";
import { localMails, suppressions } from "@/drizzle/schema/mail";
import { webhookEvents } from "@/drizzle/schema/webhook-events";
import { funds, members, providers } from "@/drizzle/schema/members";
import { notifications } from "@/drizzle/schema/notifications";
import { outbox } from "@/drizzle/schema/outbox";
import { policyVersions } from "@/drizzle/schema/policy";
import { staff } from "@/drizzle/schema/staff";
import { TASK_STATUSES, taskActions, tasks } from "@/drizzle/schema/tasks";
import { ACTION_NAMES } from "@/server/actions";
import { AGENT_NAMES } from "@/server/agents/registry";
import { verifyPassword } from "@/server/auth/password";
import { verifyAgentKey } from "@/server/auth/verify-agent-key";
import { findOutliers } from "@/server/kernel/outliers";
import { QUEUE_NAMES } from "@/server/kernel/queues";
import { loadTargets } from "@/server/kernel/stored";
import { houseKernel } from "@/server/house-kernel";
import { PolicyParameters } from "@/server/policies/parameters";
import { replayDecisions } from "@/server/policy-desk/replay-decisions";
import { ACTIVE } from "@/server/policy-desk/versions";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { trailDefects } from "@/server/testing/trail-defects";
import type { Credentials } from "./credentials-file";
import { seedDemo } from "./seed-demo";

const NOW = new Date("2026-03-18T15:20:00.000Z");

let database: TestDatabase;
let dataDir: string;
let said: string;
let rows: (typeof actions.$inferSelect)[];

beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv("DATABASE_URL", database.url);
  vi.stubEnv("REDIS_URL", "redis://127.0.0.1:1");
  vi.stubEnv("NEXTAUTH_SECRET", "only-for-tests-only-for-tests-only");
  dataDir = mkdtempSync(join(tmpdir(), "ops-seed-"));
  said = await seedDemo(database.db, { now: NOW, dataDir });
  rows = await database.db.select().from(actions).orderBy(actions.id);
}, 120_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true, force: true });
  await database.close();
});

const credentials = (): Credentials => JSON.parse(readFileSync(join(dataDir, "credentials.json"), "utf8"));
const held = () => rows.filter((row) => row.status === "held");

describe("the demo's records", () => {
  it("has at least 400 members who wait, and about as many people, funds and providers as a real house", async () => {
    const { db } = database;
    expect(await db.$count(members, eq(members.status, "pending"))).toBeGreaterThanOrEqual(400);
    expect(await db.$count(members)).toBeGreaterThan(500);
    expect([await db.$count(funds), await db.$count(providers)]).toEqual([60, 45]);
    expect(await db.$count(suppressions)).toBeGreaterThan(2);
    expect(await db.$count(notifications)).toBeGreaterThan(20);
  });

  it("has no address that somebody could own", async () => {
    const people = await database.db.select({ email: members.email }).from(members);
    const mails = await database.db.select({ email: localMails.to }).from(localMails);
    expect([...people, ...mails].filter(({ email }) => !email.endsWith(".example"))).toEqual([]);
  });
});

describe("the demo's actions", () => {
  it("are in every status, of every kind, in every queue; what runs waits after its canary", () => {
    expect(new Set(rows.map((row) => row.status))).toEqual(new Set(ACTION_STATUSES));
    expect(rows.filter((row) => row.status === "running" && row.stageHoldAt === null)).toEqual([]);
    expect(new Set(rows.map((row) => row.kind))).toEqual(new Set(ACTION_NAMES));
    expect(new Set(rows.map((row) => row.queue))).toEqual(new Set(QUEUE_NAMES));
    expect(rows.length).toBeGreaterThan(140);
  });

  it("wait in numbers, with every risk, some of them about to expire", () => {
    expect(held().length).toBeGreaterThanOrEqual(25);
    expect(new Set(held().map((row) => row.risk))).toEqual(new Set(RISK_LEVELS));
    const minutesLeft = held().map((row) => ((row.expiresAt?.getTime() ?? 0) - NOW.getTime()) / 60_000);
    expect(minutesLeft.filter((minutes) => minutes < 120).length).toBeGreaterThanOrEqual(3);
    expect(Math.min(...minutesLeft)).toBeGreaterThan(0);
  });

  it("show revisions, retries, a bulk that ran after its count was typed, and one that waits with outliers", async () => {
    expect(rows.filter((row) => row.generation > 1).length).toBeGreaterThanOrEqual(4);
    expect(rows.filter((row) => row.parentId !== null).length).toBeGreaterThanOrEqual(3);
    const bulk = rows.filter((row) => row.kind === "user.approve_many" && row.targetCount >= 25);
    expect(bulk.map((row) => row.status)).toEqual(expect.arrayContaining(["succeeded", "rejected", "blocked"]));
    const waiting = bulk.find((row) => row.status === "held" && row.targetCount >= 30);
    const targets = await database.db.transaction((tx) => loadTargets(tx, waiting ? [waiting] : []));
    expect(findOutliers([...targets.values()].flat()).length).toBeGreaterThan(0);
  });

  it("show evidence of every kind", async () => {
    const kinds = await database.db.selectDistinct({ kind: evidence.kind }).from(evidence);
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(["data", "log", "screenshot", "url"]);
  });

  it("were submitted in the order of their ids, and only in the two weeks before", () => {
    const times = rows.map((row) => row.submittedAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBeGreaterThan(NOW.getTime() - 14 * 86_400_000);
    expect(times.at(-1)).toBeLessThanOrEqual(NOW.getTime() + 60_000);
  });

  it("agree with the trail, event by event", async () => {
    expect(await trailDefects(database.db)).toEqual([]);
  });

  it("sent every mail of the ledger through the local outbox, at the time of its effect", async () => {
    const done = await database.db
      .select({ key: effects.effectKey, doneAt: effects.doneAt, acceptedAt: localMails.acceptedAt })
      .from(effects)
      .leftJoin(localMails, eq(localMails.effectKey, effects.effectKey))
      .where(sql`${effects.outcome} = 'done' and ${effects.port} in ('local', 'smtp')`);
    expect(done.length).toBeGreaterThan(15);
    expect(done.filter(({ doneAt, acceptedAt }) => doneAt?.getTime() !== acceptedAt?.getTime())).toEqual([]);
  });
});

describe("the demo's tasks", () => {
  it("stand in every status, one of them handed on, one in parts, one overdue, one with words from outside", async () => {
    const all = await database.db.select().from(tasks);
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(TASK_STATUSES));
    expect(all.some(({ hops }) => hops > 0)).toBe(true);
    expect(all.some(({ parentId }) => parentId !== null)).toBe(true);
    expect(all.some(({ dueAt, endedAt }) => dueAt !== null && dueAt < NOW && endedAt === null)).toBe(true);
    expect(all.some(({ isUntrusted }) => isUntrusted)).toBe(true);
    expect(await database.db.$count(taskActions)).toBe(1);
    expect(await database.db.$count(notifications, isNotNull(notifications.taskId))).toBeGreaterThan(0);
  });
});

describe("a worker that starts on the demo", () => {
  it("finds nothing late: no message, no decision, no lapsed approval", async () => {
    expect(await database.db.$count(outbox, isNull(outbox.sentAt))).toBe(0);
    const late = rows.filter((row) => row.status === "held" && row.expiresAt && row.expiresAt <= NOW);
    const lapsed = rows.filter(
      (row) => (row.status === "approved" || row.status === "queued") && row.validUntil && row.validUntil <= NOW,
    );
    expect([...late, ...lapsed]).toEqual([]);
  });

  it("leaves what was approved under the long undo window alone for days", () => {
    const approved = rows.filter((row) => row.status === "approved");
    expect(approved.length).toBeGreaterThanOrEqual(2);
    for (const row of approved) expect(row.notBefore.getTime()).toBeGreaterThan(NOW.getTime() + 86_400_000);
  });

  it("works under the shipped parameters, with every agent at work", async () => {
    const [active] = await database.db.select().from(policyVersions).where(ACTIVE);
    expect(active?.params).toEqual(PolicyParameters.parse({}));
    expect(await database.db.$count(agents, sql`${agents.pausedAt} is not null`)).toBe(0);
  });
});

describe("the policy", () => {
  it("decides every stored decision again as it was decided then", async () => {
    const { replayed, ofOtherCode, mismatches } = await replayDecisions(
      houseKernel({ db: database.db, hint: () => undefined }),
    );
    expect(mismatches).toEqual([]);
    expect([replayed, ofOtherCode]).toEqual([await database.db.$count(policyDecisions), 0]);
  });

  it("was tuned, and has a proposal that waits for a second operator", async () => {
    const versions = await database.db.select().from(policyVersions);
    expect(versions.filter((row) => row.activatedAt).length).toBeGreaterThan(3);
    expect(versions.filter((row) => !row.activatedAt && !row.discardedAt)).toHaveLength(1);
    expect(held().filter((row) => row.kind === "policy.activate")).toHaveLength(1);
  });
});

describe("the webhooks", () => {
  it("show every end an event can have, and close addresses", async () => {
    const rows = await database.db.select().from(webhookEvents);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(["processed", "ignored", "dead"]));
    expect(new Set(rows.map(({ source }) => source)).size).toBe(5);
    expect(held().filter((row) => row.kind === "suppression.lift")).toHaveLength(1);
  });
});

describe("the trail", () => {
  it("holds refusals, failed sign-ins, a pause, a kill switch, and says that it was made", async () => {
    const types = await database.db.selectDistinct({ type: auditEvents.type }).from(auditEvents);
    expect(types.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        "submit.refused",
        "decision.refused",
        "staff.sign_in_failed",
        "staff.sign_in_throttled",
        "agent.paused",
        "agent.resumed",
        "kill_switch.on",
        "kill_switch.off",
        "approval.escalated",
        "action.revised",
        "action.lapsed",
        "action.retried",
        "demo.seeded",
      ]),
    );
  });
});

describe("the credentials", () => {
  it("are for their owner's eyes only, Evan first, and they work", async () => {
    expect(statSync(join(dataDir, "credentials.json")).mode & 0o777).toBe(0o600);
    const { staff: people, agents: keys } = credentials();
    expect(people.map(({ role }) => role)).toEqual(["operator", "operator", "support", "support", "editor", "viewer"]);
    const [evan] = people;
    const [row] = await database.db
      .select()
      .from(staff)
      .where(eq(staff.email, evan?.email ?? ""));
    expect(row?.name).toMatch(/^Evan/);
    expect(await verifyPassword(row?.passwordHash ?? null, evan?.password ?? "")).toBe(true);
    expect(Object.keys(keys)).toEqual([...AGENT_NAMES]);
    expect(await verifyAgentKey(database.db, keys.velma ?? "")).toMatchObject({ agent: "velma" });
  });

  it("are never said", () => {
    const { staff: people, agents: keys } = credentials();
    for (const secret of [...people.map(({ password }) => password), ...Object.values(keys)])
      expect(said).not.toContain(secret);
  });
});

describe("a second run", () => {
  it("changes nothing", async () => {
    const before = readFileSync(join(dataDir, "credentials.json"), "utf8");
    const count = await database.db.$count(auditEvents);
    expect(await seedDemo(database.db, { now: NOW, dataDir })).toMatch(/nothing was seeded/);
    expect(await database.db.$count(auditEvents)).toBe(count);
    expect(readFileSync(join(dataDir, "credentials.json"), "utf8")).toBe(before);
  });
});

describe("a run that fails on the way", () => {
  it("leaves nothing, so that the next one begins anew", async () => {
    const other = await testDatabase();
    try {
      // Without agents there are no keys for them, which shows only after the staff was made.
      await other.ownerDb.delete(agents);
      await expect(seedDemo(other.db, { now: NOW, dataDir })).rejects.toThrow();
      expect([await other.db.$count(staff), await other.db.$count(auditEvents)]).toEqual([0, 0]);
    } finally {
      await other.close();
    }
  });
});
