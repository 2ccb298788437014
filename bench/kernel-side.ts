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
  undoWindowSeconds: 0,
  undoSecondsPer100Targets: 0,
};
const LOOK_AGAIN_MS = 10;
const PATIENCE_MS = 120_000;

export async function openKernelSide({ databaseUrl, redisUrl }: Stores): Promise<KernelSide> {
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
      while ((await countSucceeded(sql)) < countMin) {
        if (performance.now() > deadline) throw new Error(`Fewer than ${countMin} actions have succeeded.`);
        await sleep(LOOK_AGAIN_MS);
      }
    },
    startWorker: (jobsAtOnce) => startWorker({ databaseUrl, redisUrl }, jobsAtOnce),
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
  };
  return jobsAtOnce === undefined
    ? startChild("workers/index.ts", env)
    : startChild("bench/wide-worker.ts", { ...env, BENCH_JOBS_AT_ONCE: String(jobsAtOnce) });
}
