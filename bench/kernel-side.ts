import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import type { Sql } from "postgres";
import { connectDatabase } from "@/server/db";
import { Submission } from "@/server/kernel/admit";
import type { ActionAnswer } from "@/server/kernel/answer";
import { Batcher } from "@/server/kernel/batcher";
import type { Actor } from "@/server/kernel/actor";
import { decidedOr, decideActions } from "@/server/kernel/decide";
import type { DecisionEntry } from "@/server/kernel/decide";
import type { Kernel } from "@/server/kernel/kernel";
import { submitActions } from "@/server/kernel/submit";
import type { SubmitEntry } from "@/server/kernel/submit";
import { makeSigner } from "@/server/proofs/note";
import { connectProducer } from "@/server/queue/redis";
import { sendHint } from "@/server/queue/wake";
import { agent, makeStaff } from "@/server/testing/make";
import { testKernel } from "@/server/testing/test-kernel";
import type { Stores } from "./stores";
import { startChild } from "./start-child";
import type { Child } from "./start-child";

/** The product's verbs on a database of their own, wired as the web process wires them. */
export interface KernelSide {
  kernel: Kernel;
  submitNotice: () => Promise<ActionAnswer>;
  submitApproval: (memberId: string) => Promise<ActionAnswer>;
  approve: (held: ActionAnswer) => Promise<unknown>;
  /** Answers when this many more actions than before have succeeded. */
  untilSucceeded: (countMin: number) => Promise<void>;
  succeeded: () => Promise<number>;
  startWorker: (jobsAtOnce?: number) => Promise<Child>;
  close: () => Promise<void>;
}

/** As in server/api/app-kernel.ts. */
const BATCH_MAX = 256;
const POOL_MAX = 10;
/** A cap would end the load, and an undo window would be measured instead of the kernel; every check still runs. */
const WITHOUT_WAITS = {
  agentTargetsPerHour: null,
  agentTargetsPerHourFor: {},
  approverTargetsPerDay: 1_000_000,
  approverTargetsPerDayFor: {},
  // A canary would wait for a person.
  canaryFrom: 1_000_000,
  highRiskPerTenMinutes: 1_000_000,
  undoWindowSeconds: 0,
  undoSecondsPer100Targets: 0,
};
const LOOK_AGAIN_MS = 20;
const PATIENCE_MS = 120_000;

export async function openKernelSide(stores: Stores): Promise<KernelSide> {
  const { databaseUrl, redisUrl } = stores;
  const database = connectDatabase(databaseUrl, POOL_MAX);
  const sql = postgres(databaseUrl, { max: 1 });
  await sql`update policy_versions set params = params || ${sql.json(WITHOUT_WAITS)}`;
  const redis = connectProducer(redisUrl);
  const kernel = testKernel(database.db, { hint: (hint) => sendHint(redis, hint) });
  const batcher = new Batcher((entries: SubmitEntry[]) => submitActions(kernel, entries), BATCH_MAX);
  const decide = new Batcher((entries: DecisionEntry[]) => decideActions(kernel, entries), BATCH_MAX);
  const operator = await makeStaff(database.db, "operator");
  const submit = async (actor: Actor, submission: unknown) => {
    // Parsed here, because the door parses before it submits.
    const result = await batcher.add({ actor, submission: Submission.parse(submission) });
    if (!result.ok) throw result.error;
    return result.answer;
  };
  return {
    kernel,
    submitNotice: () => submit(agent("scooby"), notice()),
    submitApproval: (userId) => submit(agent("shaggy"), approval(userId)),
    approve: async ({ id, pinnedDigest: digest }) =>
      decidedOr(await decide.add({ actor: operator, id, decision: { verdict: "approve", digest, channel: "api" } })),
    succeeded: () => countSucceeded(sql),
    async untilSucceeded(countMin) {
      const deadline = performance.now() + PATIENCE_MS;
      // What is left is a short index; what has succeeded grows, and counting it would be part of what is measured.
      while (await isAnyLeft(sql)) {
        if (performance.now() > deadline) throw new Error("There are actions that do not end.");
        await sleep(LOOK_AGAIN_MS);
      }
      const count = await countSucceeded(sql);
      if (count < countMin) throw new Error(`Only ${count} actions of ${countMin} have succeeded.`);
    },
    startWorker: (jobsAtOnce) => startWorker(stores, jobsAtOnce),
    async close() {
      redis.disconnect();
      await Promise.all([database.close(), sql.end()]);
    },
  };
}

const notice = () => ({
  action: "notification.send",
  input: { level: "digest", to: "role:operator", title: `Measured notice ${randomUUID()}`, body: "x".repeat(200) },
});

const approval = (userId: string) => ({
  action: "user.approve",
  input: { userId, reason: "Application complete." },
  evidence: [{ kind: "data", title: "Identity check", json: { userId, result: "clear" } }],
  reasonCode: "application_complete",
});

async function isAnyLeft(sql: Sql): Promise<boolean> {
  const rows = await sql`select 1 from actions where status in ('approved', 'queued', 'running') limit 1`;
  return rows.length > 0;
}

async function countSucceeded(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from actions where status = 'succeeded'`;
  return row?.count ?? 0;
}

/** The product's worker; with `jobsAtOnce` the same one with all queues that wide, to compare at equal width. */
function startWorker({ databaseUrl, redisUrl }: Stores, jobsAtOnce?: number): Promise<Child> {
  const env = {
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    NEXTAUTH_SECRET: "only-for-a-benchmark-that-nobody-signs-in-to",
    LOG_LEVEL: "error",
    // Sealing is part of what an action costs.
    AUDIT_SIGNING_KEY: makeSigner("bench/trail"),
  };
  return jobsAtOnce === undefined
    ? startChild("workers/index.ts", env)
    : startChild("bench/wide-worker.ts", { ...env, BENCH_JOBS_AT_ONCE: String(jobsAtOnce) });
}
