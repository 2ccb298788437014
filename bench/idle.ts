import { setTimeout as sleep } from "node:timers/promises";
import { makeMembers } from "@/server/testing/make";
import type { Benchmark } from "./benchmark";
import { openBullSide } from "./peers/bull-side";
import { openCostMeter } from "./costs";
import type { CostMeter } from "./costs";
import { openKernelSide } from "./kernel-side";
import { callTimes } from "./load";
import { openStores } from "./stores";

const WAITING = 5_000;
const WINDOWS = 2;
const MEMBERS_PER_INSERT = 1_000;
const BULLMQ = "BullMQ";

/** What waiting costs when nobody decides: it should be nothing. */
export const idle: Benchmark = {
  name: "idle",
  title: `Waiting (${WAITING} held actions; one worker process, nothing to do)`,
  async run({ factor }) {
    const stores = await openStores();
    const kernel = await openKernelSide(stores);
    const bull = openBullSide(stores, "idle");
    try {
      const waiting = Math.round(WAITING * factor);
      const empty = await share(() => kernel.startWorker(), stores);
      const emptyPeer = await share(() => bull.startWorker("nothing", 10), stores);
      const keysBefore = await stores.redis.dbsize();
      for (let made = 0; made < waiting; made += MEMBERS_PER_INSERT) {
        const members = await makeMembers(kernel.kernel.db, Math.min(MEMBERS_PER_INSERT, waiting - made));
        await callTimes(members.length, 256, (k) => kernel.submitApproval(members[k]?.id ?? ""));
      }
      const keysAdded = (await stores.redis.dbsize()) - keysBefore;
      await callTimes(waiting, 64, () => bull.addWaiting());
      const full = await share(() => kernel.startWorker(), stores);
      const fullPeer = await share(() => bull.startWorker("nothing", 10), stores);
      return {
        figures: [
          { name: "CPU of one core, nothing waits", unit: "%", kernel: empty, peers: { [BULLMQ]: emptyPeer } },
          { name: `CPU of one core, ${waiting} wait`, unit: "%", kernel: full, peers: { [BULLMQ]: fullPeer } },
        ],
        checks: [
          {
            name: "Redis keys per waiting action",
            ok: keysAdded <= 0,
            detail: `${keysAdded} keys for ${waiting} actions`,
          },
        ],
      };
    } finally {
      await Promise.all([kernel.close(), bull.close()]);
      await stores.close();
    }
  },
};

type Stores = Awaited<ReturnType<typeof openStores>>;

/** Percent of one core over all processes; each repeat is a window of its own. */
async function share(
  start: () => ReturnType<ReturnType<typeof openBullSide>["startWorker"]>,
  { admin, redis }: Stores,
): Promise<number[]> {
  const worker = await start();
  const meter = await openCostMeter(admin, redis, [worker.pid]);
  // What starting cost, and the first sweeps, are not what waiting costs.
  await sleep(2_000);
  const shares: number[] = [];
  for (let repeat = 0; repeat < WINDOWS; repeat += 1) shares.push(await window(meter, 2_000));
  await worker.stop();
  return shares;
}

async function window(meter: CostMeter, durationMs: number): Promise<number> {
  const before = await meter.read();
  const startMs = performance.now();
  await sleep(durationMs);
  const after = await meter.read();
  return ((after.cpuMs - before.cpuMs) / (performance.now() - startMs)) * 100;
}
