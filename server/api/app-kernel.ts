import { connectDatabase } from "@/server/db";
import type { Database } from "@/server/db";
import { env } from "@/server/env";
import type { Env } from "@/server/env";
import { houseKernel } from "@/server/house-kernel";
import { Batcher } from "@/server/kernel/batcher";
import { decideActions } from "@/server/kernel/decide";
import type { DecisionEntry, DecisionResult } from "@/server/kernel/decide";
import type { Kernel } from "@/server/kernel/kernel";
import { submitActions } from "@/server/kernel/submit";
import type { SubmitEntry, SubmitResult } from "@/server/kernel/submit";
import { AuditTail } from "@/server/live/audit-tail";
import { openQueues } from "@/server/queue/bull-queues";
import type { BullQueues } from "@/server/queue/bull-queues";
import { connectProducer } from "@/server/queue/redis";
import type { Redis } from "@/server/queue/redis";
import { listenForHints, sendHint } from "@/server/queue/wake";

/** What one web process holds for its whole life. */
export interface App {
  kernel: Kernel;
  database: Database;
  redis: Redis;
  queues: BullQueues;
  tail: AuditTail;
  /** Groups submissions of concurrent requests into one commit. */
  submit: Batcher<SubmitEntry, SubmitResult>;
  /** The same for decisions. */
  decide: Batcher<DecisionEntry, DecisionResult>;
  close: () => Promise<void>;
}

const SUBMIT_BATCH_MAX = 256;
const DECIDE_BATCH_MAX = 256;

// On globalThis, because the development server loads this module anew on every change.
const holder = globalThis as typeof globalThis & { opsApp?: App };

export function app(): App {
  holder.opsApp ??= openApp(env());
  return holder.opsApp;
}

export const appKernel = (): Kernel => app().kernel;

/** Makes the doors of this process work on another app; for tests, which have a database of their own. */
export function useApp(other: App): void {
  holder.opsApp = other;
}

type Stores = Pick<Env, "DATABASE_URL" | "DATABASE_POOL_MAX" | "REDIS_URL">;

export function openApp({ DATABASE_URL, DATABASE_POOL_MAX, REDIS_URL }: Stores): App {
  const database = connectDatabase(DATABASE_URL, DATABASE_POOL_MAX);
  const redis = connectProducer(REDIS_URL);
  const queues = openQueues(redis);
  const tail = new AuditTail(database.db);
  const hints = listenForHints(REDIS_URL, () => tail.wake());
  const kernel = houseKernel({
    db: database.db,
    hint(hint) {
      sendHint(redis, hint);
      tail.wake();
    },
  });
  const submit = new Batcher((entries: SubmitEntry[]) => submitActions(kernel, entries), SUBMIT_BATCH_MAX);
  const decide = new Batcher((entries: DecisionEntry[]) => decideActions(kernel, entries), DECIDE_BATCH_MAX);
  const close = async () => {
    await queues.close();
    for (const connection of [hints, redis]) connection.disconnect();
    await database.close();
  };
  return { kernel, database, redis, queues, tail, submit, decide, close };
}
