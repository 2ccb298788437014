import { makeMembers } from "@/server/testing/make";
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
import { callAtRate, callTimes, nowMs } from "./load";
import { median, quantile } from "./statistics";
import { openStores } from "./stores";
import type { OpenStores } from "./stores";
import type { Child } from "./start-child";

const CALLERS = 16;
/** What the approval queue runs at once in one process. */
const PRODUCT_WIDTH = 2;
const WIDE = 64;
/** Below what one worker process manages at the product's width, so that a latency is not a queue. */
const PACED_PER_SECOND = 10;
const ROW = "BullMQ promote + one row";

/** Held, approved one by one, done: two calls per action and one effect. */
export const gated: Benchmark = {
  name: "gated",
  title: "Held → approved → done (user.approve, one decision call each; one worker process)",
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
  /** Decisions recorded per second, whether or not their effect has happened. */
  decisionsPerSecond: number;
  /** From the start of the decision call to the recorded effect, at a fixed rate. */
  latenciesMs: number[];
  costs: Costs;
}

async function measureAt(scale: Scale, stores: OpenStores, jobsAtOnce: number): Promise<Figure[]> {
  const label = `${jobsAtOnce} jobs at once`;
  await createEffectsTable(stores);
  const kernel = await openKernelSide(stores);
  const bull = openBullSide(stores, "gated");
  const [kernelWorker, bullWorker] = await Promise.all([
    kernel.startWorker(jobsAtOnce === PRODUCT_WIDTH ? undefined : jobsAtOnce),
    bull.startWorker("row", jobsAtOnce),
  ]);
  const stamps = collectStamps(bullWorker);
  try {
    const meter = await openCostMeter(stores.admin, stores.redis, [kernelWorker.pid, bullWorker.pid]);
    const counts = { paced: Math.ceil(30 * scale.factor), flooded: Math.ceil(120 * scale.factor) };
    const bullCounts = { ...counts, flooded: Math.ceil(1_000 * scale.factor) };
    const own = () => runKernel({ kernel, stores, meter, counts });
    const results = await interleave(scale.repeats, {
      kernel: own,
      [ROW]: () => runBull(bull, stamps, meter, bullCounts),
    });
    return figuresOf(label, results["kernel"] ?? [], results[ROW] ?? []);
  } finally {
    await Promise.all([kernelWorker.stop(), bullWorker.stop()]);
    await Promise.all([kernel.close(), bull.close()]);
  }
}

function figuresOf(label: string, own: readonly Run[], peer: readonly Run[]): Figure[] {
  const figure = (name: string, unit: string, pick: (run: Run) => number): Figure => {
    return { name: `${name}, ${label}`, unit, kernel: own.map(pick), peers: { [ROW]: peer.map(pick) } };
  };
  return [
    figure("gated actions", "/s", (run) => run.perSecond),
    figure("decision calls", "/s", (run) => run.decisionsPerSecond),
    figure(`approval → effect p50 at ${PACED_PER_SECOND}/s`, "ms", (run) => median(run.latenciesMs)),
    figure(`approval → effect p99 at ${PACED_PER_SECOND}/s`, "ms", (run) => quantile(run.latenciesMs, 0.99)),
    ...costFigures(
      label,
      own.map((run) => run.costs),
      { [ROW]: peer.map((run) => run.costs) },
    ),
  ];
}

interface Counts {
  paced: number;
  flooded: number;
}

interface KernelRun {
  kernel: KernelSide;
  stores: OpenStores;
  meter: CostMeter;
  counts: Counts;
}

async function runKernel({ kernel, stores, meter, counts }: KernelRun): Promise<Run> {
  const total = counts.paced + counts.flooded;
  const members = await makeMembers(kernel.kernel.db, total);
  const done = await kernel.succeeded();
  const before = await meter.read();
  const held: Awaited<ReturnType<KernelSide["submitApproval"]>>[] = [];
  const submits = await callTimes(total, CALLERS, async (k) => {
    held.push(await kernel.submitApproval(members[k]?.id ?? ""));
  });
  const started = new Map<string, number>();
  await callAtRate(counts.paced, PACED_PER_SECOND, async (k) => {
    const one = held[k];
    if (!one) return;
    started.set(one.id, nowMs());
    await kernel.approve(one);
  });
  await kernel.untilSucceeded(done + counts.paced);
  const startMs = performance.now();
  const decisions = await callTimes(counts.flooded, CALLERS, async (k) => {
    const one = held[counts.paced + k];
    if (one) await kernel.approve(one);
  });
  await kernel.untilSucceeded(done + total);
  const runSeconds = (performance.now() - startMs) / 1_000;
  const costs = costsPer(total, before, await meter.read());
  const settled = await stores.admin<{ id: string; at: number }[]>`
    select id, extract(epoch from settled_at)::float8 * 1000 as at from actions where id = any(${[...started.keys()]})`;
  return {
    perSecond: 1 / (submits.seconds / total + runSeconds / counts.flooded),
    decisionsPerSecond: decisions.count / decisions.seconds,
    latenciesMs: settled.map(({ id, at }) => at - (started.get(id) ?? Number.NaN)),
    costs,
  };
}

async function runBull(bull: BullSide, stamps: Map<string, number>, meter: CostMeter, counts: Counts): Promise<Run> {
  const total = counts.paced + counts.flooded;
  const done = await bull.completed();
  const before = await meter.read();
  const ids: string[] = [];
  const adds = await callTimes(total, CALLERS, async () => void ids.push(await bull.addWaiting()));
  const started = new Map<string, number>();
  await callAtRate(counts.paced, PACED_PER_SECOND, async (k) => {
    const id = ids[k] ?? "";
    started.set(id, nowMs());
    await bull.release(id);
  });
  await bull.untilCompleted(done + counts.paced);
  const startMs = performance.now();
  const releases = await callTimes(counts.flooded, CALLERS, (k) => bull.release(ids[counts.paced + k] ?? ""));
  await bull.untilCompleted(done + total);
  const runSeconds = (performance.now() - startMs) / 1_000;
  const costs = costsPer(total, before, await meter.read());
  return {
    perSecond: 1 / (adds.seconds / total + runSeconds / counts.flooded),
    decisionsPerSecond: releases.count / releases.seconds,
    latenciesMs: [...started].flatMap(([id, at]) => {
      const stamp = stamps.get(id);
      return stamp === undefined ? [] : [stamp - at];
    }),
    costs,
  };
}

/** When each job's effect had happened, in the worker's own time. */
function collectStamps(worker: Child): Map<string, number> {
  const stamps = new Map<string, number>();
  worker.onMessage((message) => {
    // Safe because only our own worker sends, and its one message has this shape.
    for (const [id, at] of (message as { stamps?: [string, number][] }).stamps ?? []) stamps.set(id, at);
  });
  return stamps;
}
