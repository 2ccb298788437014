import { z } from "zod";
import { createAgentKey } from "@/server/auth/agent-keys";
import { createStaffToken } from "@/server/auth/staff-tokens";
import { makeStaff } from "@/server/testing/make";
import type { Benchmark, Check, Figure, Scale } from "./benchmark";
import { interleave } from "./interleave";
import { openKernelSide } from "./kernel-side";
import { callAtRate, callFor } from "./load";
import type { Load } from "./load";
import { insertActions } from "./million-actions";
import { noticeBody, post } from "./notice-call";
import { startChild } from "./start-child";
import { startWeb } from "./start-web";
import { median, quantile } from "./statistics";
import { openStores } from "./stores";

const QUIET = "no flood";
/** One for each repeat: each begins with a minute that is not used up. */
const FLOODERS = ["scooby", "velma", "fred"];
const STEADY = "daphne";
const STEADY_PER_SECOND = 10;
const SECONDS = 20;
/** At least a hundred times what each may submit. */
const FLOOD_PER_SECOND = 200;
const LIMIT_MAX = 120;
const ROWS = 20_000;
/** The steady agent measures more often than its limit allows; its minute never ends. */
const RATE_CREDIT = -10_000_000;

/** What one agent's flood costs the others: an agent that submits steadily, and a person who reads the approvals. */
export const flood: Benchmark = {
  name: "flood",
  title: `One agent floods at 100 times its limit (${FLOOD_PER_SECOND}/s, built web)`,
  async run(scale) {
    const world = await openWorld();
    try {
      await callFor(2_000, 4, world.steady);
      await callFor(2_000, 4, world.screen);
      const runs = await interleave(scale.repeats, {
        kernel: (repeat) => measure(world, scale, FLOODERS[repeat % FLOODERS.length] ?? null),
        [QUIET]: () => measure(world, scale, null),
      });
      return {
        figures: figuresOf(runs.kernel, runs[QUIET]),
        checks: [checkOf(runs.kernel), besideOf(world.refusedBeside())],
      };
    } finally {
      await world.close();
    }
  },
};

interface Run {
  steady: Load;
  screen: Load;
  /** Answers to the flood, by status. */
  statuses: Statuses;
}

const Statuses = z.array(z.tuple([z.number(), z.number()])).transform((entries) => new Map(entries));
type Statuses = z.output<typeof Statuses>;

type World = Awaited<ReturnType<typeof openWorld>>;

async function openWorld() {
  const stores = await openStores();
  await insertActions(stores.admin, ROWS);
  const kernel = await openKernelSide(stores);
  const { db } = kernel.kernel;
  const evan = await makeStaff(db, "operator");
  const keyOf = async (agent: string) => (await createAgentKey(db, evan, { agent, label: "benchmark" })).key;
  const steady = await keyOf(STEADY);
  const { token } = await createStaffToken(db, evan, { staffId: evan.id, label: "benchmark" });
  const web = await startWeb(stores.databaseUrl, stores.redisUrl);
  await stores.redis.set(`{ops}:rate:submits:${STEADY}`, RATE_CREDIT);
  const submits = `${web.url}/api/v1/actions`;
  const list = new URLSearchParams({ input: JSON.stringify({ json: { status: ["held"], limit: 50 } }) });
  let refusedBeside = 0;
  const beside = (status: number) => {
    if (status >= 300) refusedBeside += 1;
  };
  return {
    steady: () => post(submits, steady, noticeBody()).then(beside),
    screen: () => read(`${web.url}/api/trpc/approvals.list?${list.toString()}`, token).then(beside),
    refusedBeside: () => refusedBeside,
    flood: async (agent: string, seconds: number) =>
      sendFlood([submits, await keyOf(agent), String(FLOOD_PER_SECOND), String(seconds)]),
    async close() {
      await web.end();
      await kernel.close();
      await stores.close();
    },
  };
}

async function read(url: string, token: string): Promise<number> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  await answer.arrayBuffer();
  return answer.status;
}

/** Answers when the flood has begun; `ended` when every call of it has been answered. */
async function sendFlood(args: string[]): Promise<{ ended: Promise<Statuses> }> {
  const child = await startChild("bench/flood-sender.ts", {}, args);
  const said = new Promise<unknown>((resolve) => child.onMessage(resolve));
  return { ended: said.then((message) => child.stop().then(() => Statuses.parse(message))) };
}

/** The steady agent and the screen, and the flood for the same seconds. */
async function measure(world: World, { factor }: Scale, flooder: string | null): Promise<Run> {
  const seconds = SECONDS * factor;
  const count = Math.ceil(seconds * STEADY_PER_SECOND);
  const sent = flooder === null ? null : await world.flood(flooder, seconds);
  const [steady, screen] = await Promise.all([
    callAtRate(count, STEADY_PER_SECOND, world.steady),
    callAtRate(count, STEADY_PER_SECOND, world.screen),
  ]);
  return { steady, screen, statuses: (await sent?.ended) ?? new Map() };
}

function figuresOf(flooded: readonly Run[], quiet: readonly Run[]): Figure[] {
  const figure = (name: string, pick: (run: Run) => number): Figure => {
    return { name, unit: "ms", kernel: flooded.map(pick), peers: { [QUIET]: quiet.map(pick) } };
  };
  return [
    figure(`steady agent's submit p50, ${STEADY_PER_SECOND} a second`, ({ steady }) => median(steady.latenciesMs)),
    figure("steady agent's submit p99", ({ steady }) => quantile(steady.latenciesMs, 0.99)),
    figure("list of approvals p50", ({ screen }) => median(screen.latenciesMs)),
    figure("list of approvals p99", ({ screen }) => quantile(screen.latenciesMs, 0.99)),
  ];
}

/** A run may see the end of a minute, and so the limit twice. */
function checkOf(flooded: readonly Run[]): Check {
  const counts = flooded.map(({ statuses }) => ({ refused: statuses.get(429) ?? 0, all: sum(statuses.values()) }));
  const ok = counts.every(({ refused, all }) => refused > 0 && all - refused <= 2 * LIMIT_MAX);
  const detail = counts.map(({ refused, all }) => `${refused} of ${all} refused`).join(", ");
  return { name: "the flood is refused beyond its limit", ok, detail };
}

const besideOf = (refused: number): Check => {
  return { name: "nothing beside it is refused", ok: refused === 0, detail: `${refused} calls were` };
};

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
