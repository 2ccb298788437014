import { Worker } from "bullmq";
import { Logger, run } from "graphile-worker";
import { connectWorker } from "@/server/queue/redis";

/** A worker of a peer as its documentation starts one, with the effect that all contenders have: one request. */
const { PEER = "", PEER_QUEUE = "", PEER_URL = "", PEER_EFFECT_URL = "" } = process.env;

/** As in the kernel's queues that reach outside. */
const CONCURRENCY = 5;

async function effect(id: string): Promise<void> {
  const answer = await fetch(PEER_EFFECT_URL, {
    method: "POST",
    headers: { "idempotency-key": id },
    body: JSON.stringify({ id }),
  });
  if (!answer.ok) throw new Error(`the provider answered ${answer.status}`);
}

if (PEER === "bullmq") {
  const work = async ({ id }: { id?: string }) => effect(id ?? "");
  const worker = new Worker(PEER_QUEUE, work, { connection: connectWorker(PEER_URL), concurrency: CONCURRENCY });
  worker.on("error", () => undefined);
  await worker.waitUntilReady();
} else {
  const task = async (payload: unknown) => {
    const { id } = payload as { id: string }; // Safe because bench/chaos/peers.ts adds every job.
    await effect(id);
  };
  const logger = new Logger(() => () => undefined);
  await run({ connectionString: PEER_URL, concurrency: CONCURRENCY, taskList: { effect: task }, logger });
}
process.send?.({ ready: true });
