import { count, eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import { effects } from "@/drizzle/schema/effects";
import { members } from "@/drizzle/schema/members";
import { policyVersions } from "@/drizzle/schema/policy";
import { decideAction } from "@/server/kernel/decide";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { startFakeResend } from "@/server/testing/fake-resend";
import type { FakeResend } from "@/server/testing/fake-resend";
import { startFakeSmtp } from "@/server/testing/fake-smtp";
import type { FakeSmtp } from "@/server/testing/fake-smtp";
import { agent, makeMember, makeMembers } from "@/server/testing/make";
import { testRedis } from "@/server/testing/redis";
import { trailDefects } from "@/server/testing/trail-defects";
import { until } from "@/server/testing/until";
import { startWorkerProcess } from "@/server/testing/worker-process";
import type { WorkerProcess } from "@/server/testing/worker-process";

let scene: DatabaseScene;
let redis: Awaited<ReturnType<typeof testRedis>>;
let resend: FakeResend;
let smtp: FakeSmtp;
const workers: WorkerProcess[] = [];

beforeAll(async () => {
  [scene, redis, resend, smtp] = await Promise.all([databaseScene(), testRedis(), startFakeResend(), startFakeSmtp()]);
});
beforeEach(() => redis.flush());
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.kill())));
afterAll(async () => {
  await Promise.all([resend.close(), smtp.close()]);
  await redis.close();
  await scene.close();
});

const start = async (env: Record<string, string> = {}) => {
  const worker = await startWorkerProcess({ databaseUrl: scene.url, redisUrl: redis.url, env });
  workers.push(worker);
  return worker;
};
const resendEnv = () => ({ RESEND_API_KEY: "re_test", RESEND_BASE_URL: resend.url });
/** Two at once: one will have the action when it dies, the other takes it over. */
const startTwo = (env?: Record<string, string>) => Promise.all([start(env), start(env)]);
/** Kills the one that is running the action, and ends its lease as if time had passed. */
const killOwner = async (id: string) => {
  const { leaseOwner } = await scene.rowOf(id);
  const owner = workers.find(({ pid }) => leaseOwner?.split(":").at(1) === String(pid));
  if (!owner) throw new Error(`no worker of this test runs ${id}`);
  await owner.kill();
  expect(await scene.rowOf(id)).toMatchObject({ status: "running", fence: 1, leaseOwner });
  await scene.db
    .update(actions)
    .set({ leaseUntil: new Date(0) })
    .where(eq(actions.id, id));
};

const sendMail = async () => {
  const { email } = await makeMember(scene.db, { status: "active" });
  const data = { firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/dashboard" };
  const input = { to: email, templateKey: "welcome_investor", data };
  return { to: email, id: (await scene.submit(agent("velma"), { action: "email.send_one", input })).id };
};
const untilStatus = (id: string, status: string) =>
  until(
    status,
    async () => (await scene.rowOf(id)).status,
    (seen) => seen === status,
  );

describe("a worker that is killed between effect and record", () => {
  it("leaves one message at a provider that knows its keys, and the next worker finishes the action", async () => {
    resend.next("accept-then-hang");
    await startTwo(resendEnv());
    const arrival = resend.nextArrival();
    const { id, to } = await sendMail();
    await arrival;
    await killOwner(id);
    await untilStatus(id, "succeeded");
    const [ledger] = await scene.db.select().from(effects).where(eq(effects.actionId, id));
    expect(ledger).toMatchObject({ outcome: "done", tries: 2, fence: 2, providerId: resend.mails[0]?.id });
    expect(resend.mails.filter((mail) => mail.to === to)).toHaveLength(1);
    expect(resend.requests.map((request) => request.headers["idempotency-key"])).toEqual([
      ledger?.effectKey,
      ledger?.effectKey,
    ]);
    expect(new Set(resend.requests.map((request) => request.body)).size).toBe(1);
  });

  it("leaves unknown at a provider that does not, and nothing is sent again", async () => {
    smtp.next("hang-after-data");
    await startTwo({ SMTP_URL: smtp.url });
    const { id, to } = await sendMail();
    await smtp.reached("data");
    await killOwner(id);
    await untilStatus(id, "unknown");
    expect(smtp.mails.filter((mail) => mail.to.includes(to))).toHaveLength(1);
    expect((await scene.targetsOf(id)).map((target) => target.status)).toEqual(["unknown"]);
    expect((await scene.eventTypesOf(id)).at(-1)).toBe("action.uncertain");
  });
});

describe("a worker that is killed in the middle of three hundred approvals", () => {
  const succeeded = async (id: string) => {
    const [row] = await scene.db
      .select({ n: count() })
      .from(actionTargets)
      .where(sql`${actionTargets.actionId} = ${id} and ${actionTargets.status} = 'succeeded'`);
    return row?.n ?? 0;
  };

  it("has approved nobody twice when the next worker is done, and the counts add up", async () => {
    // All in one stage, for the workers' kernels too.
    await scene.ownerDb.update(policyVersions).set({ params: sql`${policyVersions.params} || '{"canaryFrom": 1000}'` });
    const people = await makeMembers(scene.db, 300, { country: "NU" });
    const input = { filter: { country: "NU" }, expectedCount: 300 };
    const answer = await scene.submit(agent("shaggy"), { action: "user.approve_many", input });
    const decision = { verdict: "approve", digest: answer.pinnedDigest, typedCount: 300, channel: "api" } as const;
    await decideAction(scene.kernel, scene.evan, answer.id, decision);
    const last =
      people
        .map((member) => member.id)
        .toSorted()
        .at(-1) ?? "";
    // Holding one of the last members stops the worker half way, whatever the machine's speed.
    await scene.ownerDb.transaction(async (tx) => {
      await tx.select().from(members).where(eq(members.id, last)).for("update");
      await startTwo();
      await until(
        "half of them",
        () => succeeded(answer.id),
        (seen) => seen >= 150,
      );
      await killOwner(answer.id);
      expect(await succeeded(answer.id)).toBeLessThan(300);
    });
    await untilStatus(answer.id, "succeeded");
    const after = await scene.db.select().from(members).where(eq(members.country, "NU"));
    expect(after.filter((member) => member.status === "active" && member.version === 2)).toHaveLength(300);
    expect((await scene.rowOf(answer.id)).result).toEqual({
      targets: { succeeded: 300, failed: 0, cancelled: 0, unknown: 0, pending: 0 },
    });
    expect(await scene.db.select().from(effects).where(eq(effects.actionId, answer.id))).toHaveLength(300);
  });
});

describe("a worker that is told to stop", () => {
  it("finishes what it has begun and leaves nothing running", async () => {
    const worker = await start(resendEnv());
    const arrival = resend.nextArrival();
    const { id } = await sendMail();
    await arrival;
    await worker.stop();
    expect(await scene.rowOf(id)).toMatchObject({ status: "succeeded" });
  });
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(scene.db)).toEqual([]);
});
