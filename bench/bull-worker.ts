import { Worker } from "bullmq";
import postgres from "postgres";
import { connectWorker } from "@/server/queue/redis";
import { BULL_PREFIX } from "./bull-side";
import { nowMs } from "./load";

const { BENCH_QUEUE = "", BENCH_REDIS_URL = "", BENCH_DATABASE_URL, BENCH_JOBS_AT_ONCE } = process.env;

const sql = BENCH_DATABASE_URL ? postgres(BENCH_DATABASE_URL, { max: 10 }) : null;
const stamps: [string, number][] = [];

const worker = new Worker(
  BENCH_QUEUE,
  async (job) => {
    if (sql) await sql`insert into bench_effects (id, body) values (${job.id ?? ""}, ${JSON.stringify(job.data)})`;
    stamps.push([job.id ?? "", nowMs()]);
  },
  { connection: connectWorker(BENCH_REDIS_URL), prefix: BULL_PREFIX, concurrency: Number(BENCH_JOBS_AT_ONCE) },
);
await worker.waitUntilReady();

// In bundles, because one message per job would be part of what is measured.
const sender = setInterval(() => {
  if (stamps.length > 0) process.send?.({ stamps: stamps.splice(0) });
}, 50);
process.on("SIGTERM", () => {
  clearInterval(sender);
  void worker.close().then(async () => {
    await sql?.end();
    process.exit(0);
  });
});
process.send?.({ ready: true });
