import { createAgentKey } from "@/server/auth/agent-keys";
import { makeStaff } from "@/server/testing/make";
import type { Benchmark, Figure, Scale } from "./benchmark";
import { interleave } from "./interleave";
import { openKernelSide } from "./kernel-side";
import { callFor, perSecond } from "./load";
import { median } from "./statistics";
import { startWeb } from "./start-web";
import { noticeBody, post } from "./notice-call";
import { openStores } from "./stores";

const EMPTY = "an empty Next route";
const SINGLE = "single calls";
const CALLERS = [1, 32];
const BATCH = 100;
const BATCH_CALLERS = 4;
/** The door counts every call against the agent's minute; a credit keeps that from ending the load. */
const RATE_CREDIT = -10_000_000;

/** What the door costs on top of Next, and what one call for many saves. The web process alone: nothing executes. */
export const http: Benchmark = {
  name: "http",
  title: "Submit over HTTP (notification.send through the built Next application)",
  async run(scale) {
    const stores = await openStores();
    const kernel = await openKernelSide(stores);
    const operator = await makeStaff(kernel.kernel.db, "operator");
    const { key } = await createAgentKey(kernel.kernel.db, operator, { agent: "scooby", label: "benchmark" });
    const web = await startWeb(stores.databaseUrl, stores.redisUrl);
    await stores.redis.set("{ops}:rate:submits:scooby", RATE_CREDIT);
    try {
      const door = openDoor(web.url, key);
      for (const call of [door.empty, door.submit]) await callFor(2_000 * scale.factor, 8, call);
      return { figures: [...(await singles(scale, door)), await batches(scale, door)], checks: [] };
    } finally {
      await web.end();
      await kernel.close();
      await stores.close();
    }
  },
};

type Door = ReturnType<typeof openDoor>;

function openDoor(url: string, key: string) {
  const send = async (path: string, body: unknown) => {
    const status = await post(`${url}/api/v1${path}`, key, body);
    if (status >= 300) throw new Error(`A submission was answered with ${status}.`);
  };
  return {
    submit: () => send("/actions", noticeBody()),
    submitBatch: () => send("/actions/batch", { items: Array.from({ length: BATCH }, noticeBody) }),
    empty: async () => void (await (await fetch(`${url}/api/health/live`)).arrayBuffer()),
  };
}

async function singles({ repeats, factor }: Scale, door: Door): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const callers of CALLERS) {
    const loads = await interleave(repeats, {
      kernel: () => callFor(3_000 * factor, callers, door.submit),
      [EMPTY]: () => callFor(3_000 * factor, callers, door.empty),
    });
    const label = `${callers} caller${callers > 1 ? "s" : ""}`;
    const figure = (name: string, unit: string, pick: (load: (typeof loads.kernel)[number]) => number): Figure => {
      return { name, unit, kernel: loads.kernel.map(pick), peers: { [EMPTY]: loads[EMPTY].map(pick) } };
    };
    figures.push(figure(`requests, ${label}`, "/s", perSecond));
    figures.push(figure(`request p50, ${label}`, "ms", (load) => median(load.latenciesMs)));
  }
  return figures;
}

/** Actions a second, whichever way they come, by as many callers. */
async function batches({ repeats, factor }: Scale, door: Door): Promise<Figure> {
  const loads = await interleave(repeats, {
    kernel: () => callFor(3_000 * factor, BATCH_CALLERS, door.submitBatch),
    [SINGLE]: () => callFor(3_000 * factor, BATCH_CALLERS, door.submit),
  });
  return {
    name: `actions in batches of ${BATCH}, ${BATCH_CALLERS} callers`,
    unit: "/s",
    kernel: loads.kernel.map((load) => perSecond(load) * BATCH),
    peers: { [SINGLE]: loads[SINGLE].map(perSecond) },
  };
}
