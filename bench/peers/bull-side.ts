import { Job, Queue } from "bullmq";
import type { Stores } from "@/bench/stores";
import { connectProducer } from "@/server/queue/redis";
import { FAR_MS, jobData, startPeerWorker } from "./peer-side";
import type { PeerSide } from "./peer-side";

export const BULL_PREFIX = "{bench}";

/** Raw BullMQ: fast, and on a power cut the last second of jobs is gone. */
export function openBullSide({ adminUrl, redisUrl }: Stores, name: string): PeerSide {
  const connection = connectProducer(redisUrl);
  const queue = new Queue(name, { connection, prefix: BULL_PREFIX });
  return {
    add: () => queue.add("effect", jobData()),
    async addWaiting() {
      const data = jobData();
      await queue.add("effect", data, { jobId: data.id, delay: FAR_MS });
      return data.id;
    },
    release: async (id) => (await Job.fromId(queue, id))?.promote(),
    completed: () => queue.getCompletedCount(),
    startWorker: (effect, jobsAtOnce) =>
      startPeerWorker(
        "bull-worker.ts",
        { BENCH_QUEUE: name, BENCH_REDIS_URL: redisUrl },
        { adminUrl, effect, jobsAtOnce },
      ),
    async close() {
      await queue.close();
      connection.disconnect();
    },
  };
}
