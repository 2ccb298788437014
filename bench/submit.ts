import postgres from "postgres";
import type { Benchmark, Figure, Scale } from "./benchmark";
import { openBullSide } from "./peers/bull-side";
import { costsPer, openCostMeter } from "./costs";
import { interleave } from "./interleave";
import { openKernelSide } from "./kernel-side";
import { callAtRate, callFor, perSecond } from "./load";
import { quantile } from "./statistics";
import { openStores } from "./stores";
import type { OpenStores } from "./stores";
import { costFigures } from "./cost-figures";

const CALLERS = [1, 8, 32, 64] as const;
const RATE_PER_SECOND = 50;
const COMMIT = "one-row commits";
const BULLMQ = "BullMQ add";

/** How fast a submission is taken, decided and made durable. No worker runs: what is queued stays queued. */
export const submit: Benchmark = {
  name: "submit",
  title: "Submit (notification.send, decided and stored; nothing executes)",
  async run(scale) {
    const stores = await openStores();
    const sides = await openSides(stores);
    try {
      for (const task of Object.values(sides.tasks)) await callFor(500, 8, task);
      const figures = [...(await latencies(scale, sides.tasks)), ...(await rates(scale, sides.tasks))];
      return { figures: [...figures, ...(await costs(scale, stores, sides.tasks))], checks: [] };
    } finally {
      await sides.close();
      await stores.close();
    }
  },
};

type Name = "kernel" | typeof COMMIT | typeof BULLMQ;
type Tasks = Record<Name, () => Promise<unknown>>;

async function openSides(stores: OpenStores): Promise<{ tasks: Tasks; close: () => Promise<void> }> {
  const kernel = await openKernelSide(stores);
  const bull = openBullSide(stores, "submit");
  await stores.admin`create table bench_rows (id bigint generated always as identity primary key, body jsonb not null)`;
  await stores.admin`grant insert on bench_rows to ops_app`;
  // As many connections as callers: each commit on its own, as pgbench does it.
  const sql = postgres(stores.databaseUrl, { max: Math.max(...CALLERS) });
  const body = JSON.stringify({ level: "digest", title: "x".repeat(50), body: "x".repeat(200) });
  return {
    tasks: {
      kernel: kernel.submitNotice,
      [COMMIT]: () => sql`insert into bench_rows (body) values (${body})`,
      [BULLMQ]: bull.add,
    },
    async close() {
      await Promise.all([kernel.close(), bull.close(), sql.end()]);
    },
  };
}

/** One contender per name, each doing the same to its own task. */
const contenders = <Result>(tasks: Tasks, measure: (task: () => Promise<unknown>) => Promise<Result>) => ({
  kernel: () => measure(tasks.kernel),
  [COMMIT]: () => measure(tasks[COMMIT]),
  [BULLMQ]: () => measure(tasks[BULLMQ]),
});

const figure = <Result>(
  name: string,
  unit: string,
  results: Record<Name, Result[]>,
  pick: (result: Result) => number,
): Figure => ({
  name,
  unit,
  kernel: results.kernel.map(pick),
  peers: { [COMMIT]: results[COMMIT].map(pick), [BULLMQ]: results[BULLMQ].map(pick) },
});

async function latencies({ repeats, factor }: Scale, tasks: Tasks): Promise<Figure[]> {
  const paced = await interleave(
    repeats,
    contenders(tasks, (task) => callAtRate(Math.ceil(100 * factor), RATE_PER_SECOND, task)),
  );
  return [
    figure(`submit p50 at ${RATE_PER_SECOND}/s`, "ms", paced, (load) => quantile(load.latenciesMs, 0.5)),
    figure(`submit p99 at ${RATE_PER_SECOND}/s`, "ms", paced, (load) => quantile(load.latenciesMs, 0.99)),
  ];
}

async function rates({ repeats, factor }: Scale, tasks: Tasks): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const callers of CALLERS) {
    const loads = await interleave(
      repeats,
      contenders(tasks, (task) => callFor(1_000 * factor, callers, task)),
    );
    figures.push(figure(`submits, ${callers} caller${callers > 1 ? "s" : ""}`, "/s", loads, perSecond));
    if (callers > 1) continue;
    figures.push(figure("submit p50, 1 caller", "ms", loads, (load) => quantile(load.latenciesMs, 0.5)));
    figures.push(figure("submit p99, 1 caller", "ms", loads, (load) => quantile(load.latenciesMs, 0.99)));
  }
  return figures;
}

async function costs({ repeats, factor }: Scale, stores: OpenStores, tasks: Tasks): Promise<Figure[]> {
  const meter = await openCostMeter(stores.admin, stores.redis, []);
  const measure = async (task: () => Promise<unknown>) => {
    const before = await meter.read();
    const { count } = await callFor(1_000 * factor, 32, task);
    return costsPer(count, before, await meter.read());
  };
  const results = await interleave(repeats, contenders(tasks, measure));
  return costFigures("32 callers", results.kernel, { [COMMIT]: results[COMMIT], [BULLMQ]: results[BULLMQ] });
}
