import postgres from "postgres";
import { nowMs } from "@/bench/load";

const SEND_EVERY_MS = 50;

/** What every peer's worker does with a job, and how it tells the parent when it did. */
export function openEffect() {
  const { BENCH_EFFECT_URL } = process.env;
  const sql = BENCH_EFFECT_URL ? postgres(BENCH_EFFECT_URL, { max: 10 }) : null;
  const stamps: [string, number][] = [];
  // In bundles, because one message per job would be part of what is measured.
  const sender = setInterval(() => {
    if (stamps.length > 0) process.send?.({ stamps: stamps.splice(0) });
  }, SEND_EVERY_MS);
  return {
    effect: async (data: { id: string }): Promise<void> => {
      if (sql) await sql`insert into bench_effects (id, body) values (${data.id}, ${JSON.stringify(data)})`;
      stamps.push([data.id, nowMs()]);
    },
    /** Tells the parent that jobs may come; on SIGTERM what runs ends first. */
    serve: (stop: () => Promise<unknown>): void => {
      process.on("SIGTERM", () => {
        clearInterval(sender);
        void stop().then(async () => {
          await sql?.end();
          process.exit(0);
        });
      });
      process.send?.({ ready: true });
    },
  };
}

export const jobsAtOnce = (): number => Number(process.env.BENCH_JOBS_AT_ONCE);
