import type { Benchmark, Figure, Scale } from "./benchmark";
import { openBullSide } from "./bull-side";
import type { BullSide } from "./bull-side";
import { costFigures } from "./cost-figures";
import { costsPer, openCostMeter } from "./costs";
import type { Costs, CostMeter } from "./costs";
import { createEffectsTable } from "./effects-table";
import { interleave } from "./interleave";
import { openKernelSide } from "./kernel-side";
import type { KernelSide } from "./kernel-side";
import { callTimes } from "./load";
import { openStores } from "./stores";
import type { OpenStores } from "./stores";

const CALLERS = 16;
/** What the notification queue runs at once in one process. */
const PRODUCT_WIDTH = 10;
const WIDE = 64;
const ROW = "BullMQ + one row";
const NOTHING = "BullMQ, no effect";

/** Submit to done without a person, through the queue and one worker process. */
export const ungated: Benchmark = {
  name: "ungated",
  title: "Submit → done without a person (notification.send; one worker process)",
  async run(scale) {
    const figures: Figure[] = [];
    for (const [jobsAtOnce, repeats] of [
      [PRODUCT_WIDTH, scale.repeats],
      [WIDE, Math.min(scale.repeats, 2)],
    ] as const) {
      const stores = await openStores();
      try {
        figures.push(...(await measureAt({ ...scale, repeats }, stores, jobsAtOnce)));
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

async function measureAt(scale: Scale, stores: OpenStores, jobsAtOnce: number): Promise<Figure[]> {
  const label = `${jobsAtOnce} jobs at once`;
  await createEffectsTable(stores);
  const kernel = await openKernelSide(stores);
  const row = openBullSide(stores, "row");
  const nothing = openBullSide(stores, "nothing");
  const workers = await Promise.all([
    kernel.startWorker(jobsAtOnce === PRODUCT_WIDTH ? undefined : jobsAtOnce),
    row.startWorker("row", jobsAtOnce),
    nothing.startWorker("nothing", jobsAtOnce),
  ]);
  try {
    const meter = await openCostMeter(
      stores.admin,
      stores.redis,
      workers.map(({ pid }) => pid),
    );
    const kernelCount = Math.ceil(400 * scale.factor);
    const bullCount = Math.ceil(3_000 * scale.factor);
    await runKernel(kernel, meter, 100);
    const results = await interleave(scale.repeats, {
      kernel: () => runKernel(kernel, meter, kernelCount),
      [ROW]: () => runBull(row, meter, bullCount),
      [NOTHING]: () => runBull(nothing, meter, bullCount),
    });
    const peers = (pick: (run: Run) => number) => ({
      [ROW]: (results[ROW] ?? []).map(pick),
      [NOTHING]: (results[NOTHING] ?? []).map(pick),
    });
    const own = results["kernel"] ?? [];
    return [
      {
        name: `done, ${label}`,
        unit: "/s",
        kernel: own.map((run) => run.perSecond),
        peers: peers((run) => run.perSecond),
      },
      ...costFigures(
        label,
        own.map((run) => run.costs),
        {
          [ROW]: (results[ROW] ?? []).map((run) => run.costs),
          [NOTHING]: (results[NOTHING] ?? []).map((run) => run.costs),
        },
      ),
    ];
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await Promise.all([kernel.close(), row.close(), nothing.close()]);
  }
}

async function runKernel(kernel: KernelSide, meter: CostMeter, count: number): Promise<Run> {
  const done = await kernel.succeeded();
  return measure(meter, count, async () => {
    await callTimes(count, CALLERS, kernel.submitNotice);
    await kernel.untilSucceeded(done + count);
  });
}

async function runBull(bull: BullSide, meter: CostMeter, count: number): Promise<Run> {
  const done = await bull.completed();
  return measure(meter, count, async () => {
    await callTimes(count, CALLERS, bull.add);
    await bull.untilCompleted(done + count);
  });
}

async function measure(meter: CostMeter, count: number, work: () => Promise<void>): Promise<Run> {
  const before = await meter.read();
  const startMs = performance.now();
  await work();
  const seconds = (performance.now() - startMs) / 1_000;
  return { perSecond: count / seconds, costs: costsPer(count, before, await meter.read()) };
}
