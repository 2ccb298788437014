import { randomUUID } from "node:crypto";
import { createAgentKey } from "@/server/auth/agent-keys";
import { createStaffToken } from "@/server/auth/staff-tokens";
import { makeStaff } from "@/server/testing/make";
import type { Benchmark, Check, Figure, Scale } from "./benchmark";
import { interleave } from "./interleave";
import { openKernelSide } from "./kernel-side";
import { callAtRate, callFor } from "./load";
import type { Load } from "./load";
import { insertActions } from "./million-actions";
import { startWeb } from "./start-web";
import { median, quantile } from "./statistics";
import { openStores } from "./stores";

const QUIET = "no flood";
const FLOODER = "scooby";
const STEADY = "daphne";
const STEADY_PER_SECOND = 20;
const SECONDS = 20;
/** A hundred times what the agent may submit. */
const FLOOD_PER_SECOND = 200;
const ROWS = 20_000;
/** The steady agent measures more often than its limit allows; its minute never ends. */
const RATE_CREDIT = -10_000_000;

/** What one agent's flood costs the others: an agent that submits steadily, and a person who reads the approvals. */
export const flood: Benchmark = {
  name: "flood",
  title: `One agent floods at 100 times its limit (${FLOOD_PER_SECOND}/s, built web, everything on one machine)`,
  async run(scale) {
    const world = await openWorld();
    try {
      await callFor(1_500, 4, world.steady);
      await callFor(1_500, 4, world.screen);
      const runs = await interleave(scale.repeats, {
        kernel: () => measure(world, scale, "flood"),
        [QUIET]: () => measure(world, scale, "quiet"),
      });
      return { figures: figuresOf(runs.kernel, runs[QUIET]), checks: [checkOf(runs.kernel)] };
    } finally {
      await world.close();
    }
  },
};

interface Run {
  steady: Load;
  screen: Load;
  /** Answers to the flood, by status. */
  statuses: Map<number, number>;
}

type World = Awaited<ReturnType<typeof openWorld>>;

async function openWorld() {
  const stores = await openStores();
  await insertActions(stores.admin, ROWS);
  const kernel = await openKernelSide(stores);
  const { db } = kernel.kernel;
  const evan = await makeStaff(db, "operator");
  const keyOf = async (agent: string) => (await createAgentKey(db, evan, { agent, label: "benchmark" })).key;
  const [flooder, steady] = [await keyOf(FLOODER), await keyOf(STEADY)];
  const { token } = await createStaffToken(db, evan, { staffId: evan.id, label: "benchmark" });
  const web = await startWeb(stores.databaseUrl, stores.redisUrl);
  await stores.redis.set(`{ops}:rate:submits:${STEADY}`, RATE_CREDIT);
  const submit = (key: string) => ask(`${web.url}/api/v1/actions`, key, notice());
  const list = new URLSearchParams({ input: JSON.stringify({ json: { status: ["held"], limit: 50 } }) });
  return {
    flood: () => submit(flooder),
    steady: () => submit(steady).then(assertGood),
    screen: () => ask(`${web.url}/api/trpc/approvals.list?${list.toString()}`, token).then(assertGood),
    async close() {
      await web.end();
      await kernel.close();
      await stores.close();
    },
  };
}

async function ask(url: string, key: string, body?: unknown): Promise<number> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const answer = await fetch(url, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers });
  await answer.arrayBuffer();
  return answer.status;
}

function assertGood(status: number): void {
  if (status >= 300) throw new Error(`A call beside the flood was answered with ${status}.`);
}

const notice = () => ({
  action: "notification.send",
  input: { level: "digest", to: "role:operator", title: `Measured notice ${randomUUID()}`, body: "x".repeat(200) },
});

/** The steady agent, the screen and the flood, for the same seconds. */
async function measure(world: World, { factor }: Scale, how: "flood" | "quiet"): Promise<Run> {
  const seconds = SECONDS * factor;
  const count = Math.ceil(seconds * STEADY_PER_SECOND);
  const statuses = new Map<number, number>();
  const floodOnce = async () => {
    const status = await world.flood();
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  };
  const floods = how === "flood" ? callAtRate(seconds * FLOOD_PER_SECOND, FLOOD_PER_SECOND, floodOnce) : null;
  const [steady, screen] = await Promise.all([
    callAtRate(count, STEADY_PER_SECOND, world.steady),
    callAtRate(count, STEADY_PER_SECOND, world.screen),
  ]);
  await floods;
  return { steady, screen, statuses };
}

function figuresOf(flooded: readonly Run[], quiet: readonly Run[]): Figure[] {
  const figure = (name: string, unit: string, pick: (run: Run) => number): Figure => {
    return { name, unit, kernel: flooded.map(pick), peers: { [QUIET]: quiet.map(pick) } };
  };
  return [
    figure(`steady agent's submit, p50 at ${STEADY_PER_SECOND} a second`, "ms", (run) =>
      median(run.steady.latenciesMs),
    ),
    figure("steady agent's submit, p99", "ms", (run) => quantile(run.steady.latenciesMs, 0.99)),
    figure("list of approvals, p50", "ms", (run) => median(run.screen.latenciesMs)),
    figure("list of approvals, p99", "ms", (run) => quantile(run.screen.latenciesMs, 0.99)),
  ];
}

function checkOf(flooded: readonly Run[]): Check {
  const counts = flooded.map(({ statuses }) => ({ refused: statuses.get(429) ?? 0, all: sum(statuses.values()) }));
  const ok = counts.every(({ refused, all }) => refused > 0 && all - refused <= 2 * LIMIT);
  const detail = counts.map(({ refused, all }) => `${refused} of ${all} refused`).join(", ");
  return { name: "the flood is refused beyond its limit, and nothing beside it is", ok, detail };
}

/** A minute may end within a run. */
const LIMIT = 120;

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
