import { Logger, run } from "graphile-worker";
import { jobsAtOnce, openEffect } from "./effect";

const LOCAL_QUEUE = 500;

const { effect, serve } = openEffect();
const runner = await run({
  connectionString: process.env.BENCH_QUEUE_URL ?? "",
  logger: new Logger(() => () => undefined),
  noHandleSignals: true,
  // Safe because bench/peers/graphile-side.ts adds every job.
  taskList: { effect: (payload) => effect(payload as { id: string }) },
  preset: {
    worker: {
      concurrentJobs: jobsAtOnce(),
      maxPoolSize: 20,
      localQueue: { size: LOCAL_QUEUE },
      completeJobBatchDelay: 0,
      failJobBatchDelay: 0,
    },
  },
});
serve(() => runner.stop());
