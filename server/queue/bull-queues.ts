import { Queue } from "bullmq";
import type { JobsOptions } from "bullmq";
import type { Redis } from "ioredis";
import { QUEUE_NAMES } from "@/server/kernel/queues";
import type { QueueName } from "@/server/kernel/queues";
import type { JobData } from "./jobs";
import { QUEUES } from "./index";
import { QUEUE_PREFIX } from "./redis";

export interface NewJob {
  queue: QueueName;
  bullId: string;
  /** From 1, which is served first. */
  priority: number;
  data: JobData;
  /** Leaves no finished job behind, so that its id can be used again: sweeps and take-overs. */
  isHousekeeping?: boolean;
}

/** `waiting`: BullMQ will still hand it out; `over`: it has been handed out and is finished, or is not there. */
export type JobState = "waiting" | "over";

export interface BullQueues {
  add: (jobs: readonly NewJob[]) => Promise<void>;
  stateOf: (queue: QueueName, bullId: string) => Promise<JobState>;
  counts: () => Promise<Record<QueueName, Record<string, number>>>;
  close: () => Promise<void>;
}

/** The producing side of all six queues over one connection. */
export function openQueues(connection: Redis): BullQueues {
  const queues = new Map(
    QUEUE_NAMES.map((name) => {
      const queue = new Queue<JobData>(name, { connection, prefix: QUEUE_PREFIX });
      // Without a listener BullMQ prints every lost connection past our log; who adds a job is told by its rejection.
      queue.on("error", () => undefined);
      return [name, queue];
    }),
  );
  const queueOf = (name: QueueName): Queue<JobData> => {
    const queue = queues.get(name);
    if (!queue) throw new Error(`There is no queue ${name}`);
    return queue;
  };
  return {
    async add(jobs) {
      for (const [name, group] of Map.groupBy(jobs, (job) => job.queue)) {
        await queueOf(name).addBulk(
          group.map((job) => ({ name: job.data.name, data: job.data, opts: optionsOf(job) })),
        );
      }
    },
    async stateOf(name, bullId) {
      const state = await queueOf(name).getJobState(bullId);
      return WAITING.has(state) ? "waiting" : "over";
    },
    async counts() {
      const entries = await Promise.all(
        QUEUE_NAMES.map(async (name) => [name, await queueOf(name).getJobCounts(...COUNTED)] as const),
      );
      // Safe because every queue name has an entry.
      return Object.fromEntries(entries) as Record<QueueName, Record<string, number>>;
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}

const WAITING = new Set<string>(["waiting", "prioritized", "delayed", "active", "waiting-children"]);
const COUNTED = ["waiting", "prioritized", "active", "delayed", "completed", "failed"] as const;

function optionsOf({ queue, bullId, priority, isHousekeeping }: NewJob): JobsOptions {
  if (isHousekeeping) return { jobId: bullId, priority, attempts: 1, removeOnComplete: true, removeOnFail: true };
  const keep = QUEUES[queue].keepDone;
  return {
    jobId: bullId,
    priority,
    // Attempts are counted in Postgres; BullMQ delivers once and, after a crash, once more.
    attempts: 1,
    removeOnComplete: keep === 0 ? true : { count: keep },
    removeOnFail: { count: 10_000 },
  };
}
