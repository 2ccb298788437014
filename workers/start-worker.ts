import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { connectDatabase } from "@/server/db";
import { createEffects } from "@/server/effects/effects";
import type { Env } from "@/server/env";
import { houseKernel } from "@/server/house-kernel";
import type { QueueName } from "@/server/kernel/queues";
import { log } from "@/server/log";
import { openQueues } from "@/server/queue/bull-queues";
import { judgeRedis } from "@/server/queue/judge-redis";
import { connectProducer, connectWorker } from "@/server/queue/redis";
import { listenForHints, sendHint } from "@/server/queue/wake";
import { approvalWorker } from "./approval";
import type { WorkerDefinition } from "./define-worker";
import type { Loop } from "./loop";
import { emailWorker } from "./email";
import { embeddingWorker } from "./embedding";
import { notificationWorker } from "./notification";
import { publishWorker } from "./publish";
import { startOutboxRelay, startRelay, startWebhookRelay } from "./relay";
import { makeRuntime } from "./runtime";
import type { Runtime } from "./runtime";
import { startSealer } from "./seal";
import {
  startAlertWatch,
  startAnomalyWatch,
  startDecisionSweep,
  startLeaseRenewal,
  startPayloadSweep,
  startReconciler,
  startUploadSweep,
} from "./sweep";
import { webhookWorker } from "./webhook";

const WORKERS = {
  email: emailWorker,
  embedding: embeddingWorker,
  webhook: webhookWorker,
  notification: notificationWorker,
  approval: approvalWorker,
  publish: publishWorker,
} as const satisfies Record<QueueName, WorkerDefinition>;

export interface RunningWorker {
  id: string;
  /** Takes no new work, finishes what has begun, closes everything. */
  stop: () => Promise<void>;
}

/** Starts the six consumers, the relay and the sweeps of one worker process. */
export async function startWorker(settings: Env): Promise<RunningWorker> {
  const runtime = open(settings);
  await refuseVolatileRedis(runtime, settings);
  const blocking = connectWorker(settings.REDIS_URL);
  const consumers = Object.values(WORKERS).map((definition) => definition.start(runtime, blocking));
  await Promise.all(consumers.map((consumer) => consumer.waitUntilReady()));
  const [relay, outbox, reconciler] = [startRelay(runtime), startOutboxRelay(runtime), startReconciler(runtime)];
  const webhooks = startWebhookRelay(runtime);
  const watchers = [startAlertWatch(runtime), startAnomalyWatch(runtime), startUploadSweep(runtime)];
  const sweeps = [startDecisionSweep(runtime), startPayloadSweep(runtime, settings)];
  const relays = [relay, outbox, webhooks];
  const loops = [...relays, reconciler, ...sweeps, startSealer(runtime, settings), ...watchers];
  // The sealer waits for nobody: it looks several times a second while there is something to seal.
  const woken = new Map<string, Loop>([
    ["dispatch", relay],
    ["outbox", outbox],
    ["orphans", reconciler],
    ["webhooks", webhooks],
  ]);
  const leases = startLeaseRenewal(runtime);
  const hints = listenForHints(settings.REDIS_URL, (hint) => woken.get(hint)?.wake());
  return {
    id: runtime.id,
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
      await Promise.all(consumers.map((consumer) => consumer.close()));
      // Last, because the leases must hold until the running actions have ended.
      await leases.stop();
      await runtime.queues.close();
      for (const redis of [hints, blocking, runtime.redis]) redis.disconnect();
      await runtime.database.close();
    },
  };
}

function open(settings: Env): Runtime {
  const database = connectDatabase(settings.DATABASE_URL, settings.DATABASE_POOL_MAX);
  const redis = connectProducer(settings.REDIS_URL);
  const kernel = houseKernel({ db: database.db, hint: (hint) => sendHint(redis, hint) });
  const effects = createEffects(settings, database.db);
  const id = `${hostname()}:${process.pid}:${randomBytes(3).toString("hex")}`;
  return makeRuntime({ id, kernel, database, redis, queues: openQueues(redis), effects });
}

/** Jobs on a Redis that forgets or evicts are re-added from Postgres, but slowly; better to say so at once. */
async function refuseVolatileRedis({ redis }: Runtime, { REDIS_ALLOW_VOLATILE }: Env): Promise<void> {
  const { defects } = await judgeRedis(redis);
  if (defects.length === 0) return;
  const text = `This Redis may lose jobs: ${defects.join("; ")}.`;
  if (!REDIS_ALLOW_VOLATILE) throw new Error(`${text} Mend it, or set REDIS_ALLOW_VOLATILE=1.`);
  log.warn(text);
}
