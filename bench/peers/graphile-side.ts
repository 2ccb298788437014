import { Logger, makeWorkerUtils } from "graphile-worker";
import postgres from "postgres";
import type { Stores } from "@/bench/stores";
import { FAR_MS, jobData, startPeerWorker } from "./peer-side";
import type { PeerSide } from "./peer-side";

/** graphile-worker with the settings its documentation names for speed; a job that is done is deleted. */
export async function openGraphileSide({ adminUrl }: Stores): Promise<PeerSide> {
  const logger = new Logger(() => () => undefined);
  const utils = await makeWorkerUtils({ connectionString: adminUrl, logger });
  await utils.migrate();
  const sql = postgres(adminUrl, { max: 1 });
  let added = 0;
  const waiting = new Map<string, ReturnType<typeof jobData>>();
  return {
    async add() {
      await utils.addJob("effect", jobData());
      added += 1;
    },
    async addWaiting() {
      const data = jobData();
      await utils.addJob("effect", data, { runAt: new Date(Date.now() + FAR_MS), jobKey: data.id });
      added += 1;
      waiting.set(data.id, data);
      return data.id;
    },
    release: (id) => utils.addJob("effect", waiting.get(id), { jobKey: id, runAt: new Date(Date.now() - 1_000) }),
    async completed() {
      const [row] = await sql<{ left: number }[]>`
        select count(*)::int as left from graphile_worker._private_jobs`;
      return added - (row?.left ?? 0);
    },
    startWorker: (effect, jobsAtOnce) =>
      startPeerWorker("graphile-worker.ts", { BENCH_QUEUE_URL: adminUrl }, { adminUrl, effect, jobsAtOnce }),
    async close() {
      await utils.release();
      await sql.end();
    },
  };
}
