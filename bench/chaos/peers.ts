import { setTimeout as sleep } from "node:timers/promises";
import { Queue } from "bullmq";
import { Logger, makeWorkerUtils } from "graphile-worker";
import { connectProducer } from "@/server/queue/redis";
import { testDatabase } from "@/server/testing/database";
import { doFaults } from "./faults";
import { keepProcess } from "./kept-process";
import { behavioursOf, planFaults } from "./plan";
import { startProvider } from "./provider";
import type { Outcome } from "./report";
import type { Arrival } from "./witness";
import type { OwnServices } from "./with-services";

export const PEERS = ["bullmq", "graphile-worker"] as const;
export type Peer = (typeof PEERS)[number];

export interface PeerRun {
  peer: Peer;
  seed: number;
  jobs: number;
  faults: number;
  faultEveryMs: number;
  provider: "keyed" | "keyless";
  services: OwnServices;
  say: (line: string) => void;
}

const QUEUE = "effects";
const PACE_PER_SECOND = 4;
/** Longer than BullMQ takes to notice a stalled job with its shipped timers (30 s and 30 s). */
const DRAIN_MS = 75_000;
const AGAIN_MS = 250;

interface Producer {
  add: (id: string) => Promise<unknown>;
  close: () => Promise<unknown>;
}

/** The same plan against a peer as its documentation sets it up: jobs that have one effect each, nobody to approve. */
export async function runPeer({ peer, seed, jobs, services, say, ...settings }: PeerRun): Promise<Outcome> {
  const plan = planFaults(seed, { faults: settings.faults, everyMs: settings.faultEveryMs });
  const honoursKeys = settings.provider === "keyed";
  const provider = await startProvider({ honoursKeys, nextBehaviour: behavioursOf(seed) });
  const database = await testDatabase();
  // As the owner: graphile-worker makes a schema of its own.
  const url = peer === "bullmq" ? services.redisUrl : ownerUrl(services.adminUrl, database.url);
  const producer = await openProducer(peer, url);
  const env = { PEER: peer, PEER_QUEUE: QUEUE, PEER_URL: url, PEER_EFFECT_URL: `${provider.url}/effect` };
  const execArgv = ["--import", "tsx", "--import", "./bench/chaos/shift-clock.mjs"];
  const worker = (n: number) =>
    keepProcess({ name: `${peer} ${n}`, file: "bench/chaos/peer-worker.ts", execArgv, env });
  const workers = await Promise.all([worker(1), worker(2)]);
  try {
    const ids = Array.from({ length: jobs }, (_, n) => `job-${n}`);
    const overMs = Math.max(plan.length * settings.faultEveryMs, (jobs / PACE_PER_SECOND) * 1_000);
    say(`${peer}: ${jobs} jobs over ${Math.round(overMs / 1_000)} s`);
    await Promise.all([
      doFaults({ workers, services, note: () => undefined, say }, plan),
      ...ids.map(async (id, n) => {
        await sleep((n / jobs) * overMs);
        await addUntilAccepted(producer, id);
      }),
    ]);
    provider.behave();
    for (const one of workers) one.send({ shiftClockMs: 0 });
    await waitForAll(ids, provider.arrivals);
    return outcomeOf(`${peer}, ${honoursKeys ? "keys honoured" : "no keys"}`, ids, provider.arrivals);
  } finally {
    await Promise.all(workers.map((one) => one.end()));
    await producer.close().catch(() => undefined);
    await provider.close();
    await database.close();
  }
}

function ownerUrl(adminUrl: string, databaseUrl: string): string {
  const url = new URL(adminUrl);
  url.pathname = new URL(databaseUrl).pathname;
  return url.toString();
}

async function openProducer(peer: Peer, url: string): Promise<Producer> {
  if (peer === "bullmq") {
    const connection = connectProducer(url);
    const queue = new Queue(QUEUE, { connection });
    queue.on("error", () => undefined);
    const close = async () => {
      await queue.close();
      connection.disconnect();
    };
    return { add: (id) => queue.add("effect", { id }, { jobId: id }), close };
  }
  const utils = await makeWorkerUtils({ connectionString: url, logger: new Logger(() => () => undefined) });
  await utils.migrate();
  return { add: (id) => utils.addJob("effect", { id }, { jobKey: id }), close: async () => utils.release() };
}

/** A producer that is told no, or nothing, says it again under the same id. */
async function addUntilAccepted(producer: Producer, id: string): Promise<void> {
  for (;;) {
    const isAccepted = await producer.add(id).then(
      () => true,
      () => false,
    );
    if (isAccepted) return;
    await sleep(AGAIN_MS);
  }
}

const effectsOf = (arrivals: readonly Arrival[]) =>
  Map.groupBy(
    arrivals.filter(({ came }) => came === "effect"),
    ({ key }) => key,
  );

async function waitForAll(ids: readonly string[], arrivals: readonly Arrival[]): Promise<void> {
  const deadline = performance.now() + DRAIN_MS;
  while (performance.now() < deadline && effectsOf(arrivals).size < ids.length) await sleep(AGAIN_MS);
}

function outcomeOf(title: string, ids: readonly string[], arrivals: readonly Arrival[]): Outcome {
  const effects = effectsOf(arrivals);
  const done = ids.filter((id) => effects.has(id)).length;
  const twice = [...effects.values()].filter((all) => all.length > 1).length;
  const lost = ids.length - done;
  return {
    title,
    submitted: ids.length,
    settled: done,
    unknown: 0,
    twice,
    lost,
    unapproved: 0,
    violations: twice + lost,
  };
}
