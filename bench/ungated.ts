import type { Benchmark, Figure, Scale } from "./benchmark";
import { costFigures } from "./cost-figures";
import { costsPer, openCostMeter } from "./costs";
import type { Costs, CostMeter } from "./costs";
import { createEffectsTable } from "./effects-table";
import { interleave } from "./interleave";
import { openKernelSide } from "./kernel-side";
import type { KernelSide } from "./kernel-side";
import { callTimes } from "./load";
import { closeContenders, openContenders, WITH_NOTHING } from "./peers/contenders";
import { untilCompleted } from "./peers/peer-side";
import type { PeerSide } from "./peers/peer-side";
import { sealLagP99 } from "./seal-lag";
import { openStores } from "./stores";
import type { OpenStores } from "./stores";

/** Jobs at once in the one worker process, and calls at once to it: the same for every contender. */
const WIDTHS = [16, 64];
const WARM_UP = 500;
const COUNT = 6_000;

/** Submit to done without a person, through the queue and one worker process (W1). */
export const ungated: Benchmark = {
  name: "ungated",
  title: "Submit → done without a person (notification.send; one worker process)",
  async run(scale) {
    const figures: Figure[] = [];
    for (const width of WIDTHS) {
      const stores = await openStores();
      try {
        figures.push(...(await measureAt(scale, stores, width)));
      } finally {
        await stores.close();
      }
    }
    return { figures, checks: [] };
  },
};

interface Run {
  perSecond: number;
  costs: Costs;
}

async function measureAt({ repeats, factor }: Scale, stores: OpenStores, width: number): Promise<Figure[]> {
  await createEffectsTable(stores);
  const kernel = await openKernelSide(stores);
  const worker = await kernel.startWorker(width);
  const peers = await openContenders(WITH_NOTHING, stores, width);
  try {
    const meter = await openCostMeter(stores.admin, stores.redis, [worker.pid]);
    const count = Math.ceil(COUNT * factor);
    await runKernel(kernel, meter, { count: WARM_UP, width });
    for (const { side, meter: own } of peers) await runPeer(side, own, { count: WARM_UP, width });
    const lags: number[] = [];
    const results = await interleave(repeats, {
      kernel: async () => {
        const since = new Date();
        const run = await runKernel(kernel, meter, { count, width });
        lags.push(await sealLagP99(stores.admin, since));
        return run;
      },
      ...Object.fromEntries(
        peers.map(({ name, side, share, meter: own }) => [
          name,
          () => runPeer(side, own, { count: Math.ceil(count * share), width }),
        ]),
      ),
    });
    return figuresOf(`${width} at once`, results, lags);
  } finally {
    await Promise.all([worker.stop(), closeContenders(peers)]);
    await kernel.close();
  }
}

function figuresOf(label: string, results: Record<string, Run[]>, lags: number[]): Figure[] {
  const { kernel: own = [], ...others } = results;
  const peers = <Value>(pick: (run: Run) => Value) =>
    Object.fromEntries(Object.entries(others).map(([name, runs]) => [name, runs.map(pick)]));
  return [
    {
      name: `done, ${label}`,
      unit: "/s",
      kernel: own.map((run) => run.perSecond),
      peers: peers((run) => run.perSecond),
    },
    { name: `${label}: lag of the seal, p99`, unit: "ms", kernel: lags, peers: {} },
    ...costFigures(
      label,
      own.map((run) => run.costs),
      peers((run) => run.costs),
    ),
  ];
}

interface Amount {
  count: number;
  width: number;
}

async function runKernel(kernel: KernelSide, meter: CostMeter, { count, width }: Amount): Promise<Run> {
  const done = await kernel.succeeded();
  return measure(meter, count, async () => {
    await callTimes(count, width, kernel.submitNotice);
    await kernel.untilSucceeded(done + count);
  });
}

async function runPeer(peer: PeerSide, meter: CostMeter, { count, width }: Amount): Promise<Run> {
  const done = await peer.completed();
  return measure(meter, count, async () => {
    await callTimes(count, width, peer.add);
    await untilCompleted(peer, done + count);
  });
}

async function measure(meter: CostMeter, count: number, work: () => Promise<void>): Promise<Run> {
  const before = await meter.read();
  const startMs = performance.now();
  await work();
  const seconds = (performance.now() - startMs) / 1_000;
  return { perSecond: count / seconds, costs: costsPer(count, before, await meter.read()) };
}
