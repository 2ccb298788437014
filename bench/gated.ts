import { makeMembers } from "@/server/testing/make";
import type { Benchmark, Figure, Scale } from "./benchmark";
import { costFigures } from "./cost-figures";
import { costsPer, openCostMeter } from "./costs";
import type { Costs, CostMeter } from "./costs";
import { createEffectsTable } from "./effects-table";
import { interleave } from "./interleave";
import { openKernelSide } from "./kernel-side";
import type { KernelSide } from "./kernel-side";
import { callAtRate, callTimes, nowMs } from "./load";
import { median, quantile } from "./statistics";
import { closeContenders, openContenders, WITH_ROW } from "./peers/contenders";
import type { Contender } from "./peers/contenders";
import { untilCompleted } from "./peers/peer-side";
import { openStores } from "./stores";
import type { OpenStores } from "./stores";
import type { Child } from "./start-child";

/** Jobs at once in the one worker process, and calls at once to it: the same for every contender. */
const WIDTHS = [16, 64];
const COUNTS = { paced: 150, flooded: 3_000 };
const PACED_PER_SECOND = 50;
const WARM_UP = { paced: 10, flooded: 200 };

/** Held, approved one by one, done: two calls per action and one effect (W2). */
export const gated: Benchmark = {
  name: "gated",
  title: "Held → approved → done (user.approve, one decision call each; one worker process)",
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
  /** Decisions recorded per second, whether or not their effect has happened. */
  decisionsPerSecond: number;
  /** From the start of the decision call to the recorded effect, at a fixed rate. */
  latenciesMs: number[];
  costs: Costs;
}

async function measureAt({ repeats, factor }: Scale, stores: OpenStores, width: number): Promise<Figure[]> {
  await createEffectsTable(stores);
  const kernel = await openKernelSide(stores);
  const worker = await kernel.startWorker(width);
  const contenders = await openContenders(WITH_ROW, stores, width);
  const peers = contenders.map((one) => ({ ...one, stamps: collectStamps(one.worker) }));
  try {
    const meter = await openCostMeter(stores.admin, stores.redis, [worker.pid]);
    const counts = times(COUNTS, factor);
    const own = (some: Counts) => runKernel({ kernel, stores, meter }, some, width);
    await own(WARM_UP);
    for (const peer of peers) await runPeer(peer, WARM_UP, width);
    const results = await interleave<string, Run>(repeats, {
      kernel: () => own(counts),
      ...Object.fromEntries(
        peers.map((peer) => [
          peer.name,
          () => runPeer(peer, { ...counts, flooded: Math.ceil(counts.flooded * peer.share) }, width),
        ]),
      ),
    });
    return figuresOf(`${width} at once`, results);
  } finally {
    await Promise.all([worker.stop(), closeContenders(contenders)]);
    await kernel.close();
  }
}

const times = ({ paced, flooded }: Counts, factor: number): Counts => ({
  paced: Math.ceil(paced * factor),
  flooded: Math.ceil(flooded * factor),
});

function figuresOf(label: string, { kernel: own = [], ...peers }: Record<string, Run[]>): Figure[] {
  const figure = (name: string, unit: string, pick: (run: Run) => number): Figure => ({
    name: `${name}, ${label}`,
    unit,
    kernel: own.map(pick),
    peers: Object.fromEntries(Object.entries(peers).map(([peer, runs]) => [peer, runs.map(pick)])),
  });
  return [
    figure("gated actions", "/s", (run) => run.perSecond),
    figure("decision calls", "/s", (run) => run.decisionsPerSecond),
    figure(`approval → effect p50 at ${PACED_PER_SECOND}/s`, "ms", (run) => median(run.latenciesMs)),
    figure(`approval → effect p99 at ${PACED_PER_SECOND}/s`, "ms", (run) => quantile(run.latenciesMs, 0.99)),
    ...costFigures(
      label,
      own.map((run) => run.costs),
      Object.fromEntries(Object.entries(peers).map(([peer, runs]) => [peer, runs.map((run) => run.costs)])),
    ),
  ];
}

interface Counts {
  paced: number;
  flooded: number;
}

type Stamped = Contender & { stamps: Map<string, number> };

interface KernelRun {
  kernel: KernelSide;
  stores: OpenStores;
  meter: CostMeter;
}

async function runKernel({ kernel, stores, meter }: KernelRun, counts: Counts, width: number): Promise<Run> {
  const total = counts.paced + counts.flooded;
  const members = await makeMembers(kernel.kernel.db, total);
  const done = await kernel.succeeded();
  const before = await meter.read();
  const held: Awaited<ReturnType<KernelSide["submitApproval"]>>[] = [];
  const submits = await callTimes(total, width, async (k) => {
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
  const decisions = await callTimes(counts.flooded, width, async (k) => {
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

async function runPeer({ side, meter, stamps }: Stamped, counts: Counts, width: number): Promise<Run> {
  const total = counts.paced + counts.flooded;
  const done = await side.completed();
  const before = await meter.read();
  const ids: string[] = [];
  const adds = await callTimes(total, width, async () => void ids.push(await side.addWaiting()));
  const started = new Map<string, number>();
  await callAtRate(counts.paced, PACED_PER_SECOND, async (k) => {
    const id = ids[k] ?? "";
    started.set(id, nowMs());
    await side.release(id);
  });
  await untilCompleted(side, done + counts.paced);
  const startMs = performance.now();
  const releases = await callTimes(counts.flooded, width, (k) => side.release(ids[counts.paced + k] ?? ""));
  await untilCompleted(side, done + total);
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
