import { QUEUES } from "@/server/queue/index";

// Goals compare at equal width, and the product's queues are narrow on purpose: the same worker, only wider.
for (const queue of Object.values(QUEUES)) {
  Object.assign(queue, { concurrency: Number(process.env.BENCH_JOBS_AT_ONCE) });
}
await import("@/workers/index");
