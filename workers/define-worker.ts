import { DelayedError, UnrecoverableError, Worker } from "bullmq";
import type { Job } from "bullmq";
import type { Redis } from "ioredis";
import { log } from "@/server/log";
import type { QueueDefinition } from "@/server/queue/define-queue";
import { JobData } from "@/server/queue/jobs";
import { QUEUE_PREFIX } from "@/server/queue/redis";
import type { Runtime } from "./runtime";

/** How a job ends. A thrown error means retry: the reconciler finds what is still due in Postgres. */
export type JobOutcome =
  | { outcome: "done" }
  | { outcome: "cancel"; reason: string }
  | { outcome: "snooze"; delayMs: number };

export const DONE: JobOutcome = { outcome: "done" };

type Handlers = {
  [Name in JobData["name"]]?: (
    runtime: Runtime,
    data: Extract<JobData, { name: Name }>,
    signal: AbortSignal,
  ) => Promise<JobOutcome>;
};

export interface WorkerDefinition {
  start: (runtime: Runtime, connection: Redis) => Worker;
}

/** A queue's consumer: parses the job, sets its deadline, runs its handler, names how it ended. */
export function defineWorker(queue: QueueDefinition, handlers: Handlers): WorkerDefinition {
  return {
    start: (runtime, connection) =>
      new Worker(queue.name, (job, token) => run({ queue, handlers, runtime, job, token }), {
        connection,
        prefix: QUEUE_PREFIX,
        concurrency: queue.concurrency,
      }).on("error", (error) => log.warn({ queue: queue.name, err: error }, "the queue cannot be read")),
  };
}

interface Delivery {
  queue: QueueDefinition;
  handlers: Handlers;
  runtime: Runtime;
  job: Job;
  /** BullMQ's proof that this process holds the job. */
  token: string | undefined;
}

async function run({ queue, handlers, runtime, job, token }: Delivery): Promise<void> {
  const startedMs = performance.now();
  const data = JobData.parse(job.data);
  const signal = AbortSignal.timeout(queue.deadlineMs);
  const outcome = await handle(handlers, runtime, data, signal);
  const tookMs = Math.round(performance.now() - startedMs);
  log.debug({ queue: queue.name, job: data.name, outcome: outcome.outcome, tookMs }, "a job ended");
  switch (outcome.outcome) {
    case "done":
      return;
    case "cancel":
      throw new UnrecoverableError(outcome.reason);
    case "snooze":
      await job.moveToDelayed(Date.now() + outcome.delayMs, token);
      throw new DelayedError();
  }
}

async function handle(handlers: Handlers, runtime: Runtime, data: JobData, signal: AbortSignal): Promise<JobOutcome> {
  const unknown: JobOutcome = { outcome: "cancel", reason: `This queue has no ${data.name}.` };
  switch (data.name) {
    case "action.execute":
      return handlers["action.execute"]?.(runtime, data, signal) ?? unknown;
    case "webhook.process":
      return handlers["webhook.process"]?.(runtime, data, signal) ?? unknown;
    case "decision.expire":
      return handlers["decision.expire"]?.(runtime, data, signal) ?? unknown;
    case "decision.escalate":
      return handlers["decision.escalate"]?.(runtime, data, signal) ?? unknown;
  }
}
