import { PgBoss } from "pg-boss";
import postgres from "postgres";
import type { Stores } from "@/bench/stores";
import { FAR_MS, jobData, startPeerWorker } from "./peer-side";
import type { PeerSide } from "./peer-side";

export const BOSS_QUEUE = "bench";

/** pg-boss with notifications and batches; a job that is done stays as a row. */
export async function openBossSide({ adminUrl }: Stores): Promise<PeerSide> {
  const boss = new PgBoss({ connectionString: adminUrl, supervise: false, schedule: false, useListenNotify: true });
  boss.on("error", (error) => console.error("pg-boss:", error.message));
  await boss.start();
  await boss.createQueue(BOSS_QUEUE, { notify: true });
  const sql = postgres(adminUrl, { max: 1 });
  const jobs = new Map<string, string>();
  return {
    add: () => boss.send(BOSS_QUEUE, jobData()),
    async addWaiting() {
      const data = jobData();
      const job = await boss.send(BOSS_QUEUE, data, { startAfter: new Date(Date.now() + FAR_MS) });
      jobs.set(data.id, job ?? "");
      return data.id;
    },
    release: (id) =>
      boss.update(BOSS_QUEUE, undefined, { id: jobs.get(id) ?? "", startAfter: new Date(Date.now() - 1_000) }),
    async completed() {
      const [row] = await sql<{ done: number }[]>`
        select count(*)::int as done from pgboss.job where name = ${BOSS_QUEUE} and state = 'completed'`;
      return row?.done ?? 0;
    },
    startWorker: (effect, jobsAtOnce) =>
      startPeerWorker("pg-boss-worker.ts", { BENCH_QUEUE_URL: adminUrl }, { adminUrl, effect, jobsAtOnce }),
    async close() {
      await boss.stop({ graceful: false });
      await sql.end();
    },
  };
}
