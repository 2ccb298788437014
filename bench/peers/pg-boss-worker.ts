import { PgBoss } from "pg-boss";
import { jobsAtOnce, openEffect } from "./effect";
import { BOSS_QUEUE } from "./pg-boss-side";

const FETCHERS = 4;
const POLL_SECONDS = 0.5;

const { effect, serve } = openEffect();
const boss = new PgBoss({ connectionString: process.env.BENCH_QUEUE_URL ?? "", useListenNotify: true });
boss.on("error", (error) => console.error("pg-boss:", error.message));
await boss.start();
await boss.work<{ id: string }>(
  BOSS_QUEUE,
  {
    // So that all fetchers together have as many jobs in hand as everybody else.
    batchSize: Math.ceil(jobsAtOnce() / FETCHERS),
    localConcurrency: FETCHERS,
    pollingIntervalSeconds: POLL_SECONDS,
    notifyPollingIntervalSeconds: POLL_SECONDS,
    burstWhenBatchFull: true,
  },
  async (jobs) => void (await Promise.all(jobs.map(({ data }) => effect(data)))),
);
serve(() => boss.stop({ graceful: true, timeout: 2_000 }));
