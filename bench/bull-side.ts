import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Job, Queue } from "bullmq";
import { connectProducer } from "@/server/queue/redis";
import type { Stores } from "./stores";
import { startChild } from "./start-child";
import type { Child } from "./start-child";

/** Raw BullMQ: no policy, no record, no check before the effect. The floor that the kernel is held against. */
export interface BullSide {
  add: () => Promise<unknown>;
  /** A job that waits for `release`, as a held action waits for its approval. */
  addWaiting: () => Promise<string>;
  release: (id: string) => Promise<unknown>;
  completed: () => Promise<number>;
  untilCompleted: (countMin: number) => Promise<void>;
  /** `row`: the effect is one inserted row in Postgres; `nothing`: there is none. */
  startWorker: (effect: "row" | "nothing", jobsAtOnce: number) => Promise<Child>;
  close: () => Promise<void>;
}

export const BULL_PREFIX = "{bench}";
const FAR_MS = 365 * 86_400_000;
const LOOK_AGAIN_MS = 10;

/** About what a notice's payload weighs. */
const data = () => ({ level: "digest", to: "role:operator", title: `Measured ${randomUUID()}`, body: "x".repeat(200) });

export function openBullSide({ databaseUrl, redisUrl }: Stores, name: string): BullSide {
  const connection = connectProducer(redisUrl);
  const queue = new Queue(name, { connection, prefix: BULL_PREFIX });
  return {
    add: () => queue.add("effect", data()),
    async addWaiting() {
      const id = randomUUID();
      await queue.add("effect", data(), { jobId: id, delay: FAR_MS });
      return id;
    },
    release: async (id) => (await Job.fromId(queue, id))?.promote(),
    completed: () => queue.getCompletedCount(),
    async untilCompleted(countMin) {
      while ((await queue.getCompletedCount()) < countMin) await sleep(LOOK_AGAIN_MS);
    },
    startWorker: (effect, jobsAtOnce) =>
      startChild("bench/bull-worker.ts", {
        BENCH_QUEUE: name,
        BENCH_REDIS_URL: redisUrl,
        BENCH_DATABASE_URL: effect === "row" ? databaseUrl : "",
        BENCH_JOBS_AT_ONCE: String(jobsAtOnce),
      }),
    async close() {
      await queue.close();
      connection.disconnect();
    },
  };
}
