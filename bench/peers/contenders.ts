import { openCostMeter } from "@/bench/costs";
import type { CostMeter } from "@/bench/costs";
import type { Child } from "@/bench/start-child";
import type { OpenStores } from "@/bench/stores";
import { openBullSide } from "./bull-side";
import { openGraphileSide } from "./graphile-side";
import { openBossSide } from "./pg-boss-side";
import type { Effect, PeerSide } from "./peer-side";

/** A peer with its one worker process, ready to be measured. */
export interface Contender {
  name: string;
  side: PeerSide;
  worker: Child;
  /** Of this peer's worker, this process and both stores. */
  meter: CostMeter;
  /** How much less it is given to do than the fastest, so that a turn of each takes some seconds. */
  share: number;
}

interface Entry {
  name: string;
  open: (stores: OpenStores) => PeerSide | Promise<PeerSide>;
  effect: Effect;
  share: number;
}

const BULL: Entry = { name: "BullMQ + one row", open: (s) => openBullSide(s, "row"), effect: "row", share: 1 };
const GRAPHILE: Entry = { name: "graphile-worker + one row", open: openGraphileSide, effect: "row", share: 0.4 };
const BOSS: Entry = { name: "pg-boss + one row", open: openBossSide, effect: "row", share: 0.25 };

/** Raw BullMQ without an effect comes first: goals speak of it. */
export const WITH_NOTHING: readonly Entry[] = [
  { name: "BullMQ, no effect", open: (s) => openBullSide(s, "nothing"), effect: "nothing", share: 1 },
  ...[BULL, GRAPHILE, BOSS],
];
export const WITH_ROW: readonly Entry[] = [BULL, GRAPHILE, BOSS];

export async function openContenders(
  entries: readonly Entry[],
  stores: OpenStores,
  jobsAtOnce: number,
): Promise<Contender[]> {
  const contenders: Contender[] = [];
  // One after the other, because some make their tables when they start.
  for (const { name, open, effect, share } of entries) {
    const side = await open(stores);
    const worker = await side.startWorker(effect, jobsAtOnce);
    contenders.push({
      name,
      side,
      worker,
      share,
      meter: await openCostMeter(stores.admin, stores.redis, [worker.pid]),
    });
  }
  return contenders;
}

export async function closeContenders(contenders: readonly Contender[]): Promise<void> {
  await Promise.all(contenders.map(({ worker }) => worker.stop()));
  await Promise.all(contenders.map(({ side }) => side.close()));
}
