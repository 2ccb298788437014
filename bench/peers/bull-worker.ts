import { Worker } from "bullmq";
import { connectWorker } from "@/server/queue/redis";
import { BULL_PREFIX } from "./bull-side";
import { jobsAtOnce, openEffect } from "./effect";

const { BENCH_QUEUE = "", BENCH_REDIS_URL = "" } = process.env;

const { effect, serve } = openEffect();
const connection = connectWorker(BENCH_REDIS_URL);
const options = { connection, prefix: BULL_PREFIX, concurrency: jobsAtOnce() };
const worker = new Worker<{ id: string }>(BENCH_QUEUE, (job) => effect(job.data), options);
await worker.waitUntilReady();
serve(() => worker.close());
