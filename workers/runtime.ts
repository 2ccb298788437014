import type { Redis } from "ioredis";
import type { Database } from "@/server/db";
import { Batcher } from "@/server/kernel/batcher";
import { claimActions } from "@/server/kernel/claim";
import type { Kernel } from "@/server/kernel/kernel";
import { isOutage } from "@/server/kernel/outage";
import type { Effects } from "@/server/kernel/ports";
import { settleActions } from "@/server/kernel/settle";
import type { Completion } from "@/server/kernel/settle-plan";
import { startActions } from "@/server/kernel/start";
import type { StartResult } from "@/server/kernel/start";
import { log } from "@/server/log";
import type { BullQueues } from "@/server/queue/bull-queues";

/** What one worker process holds. */
export interface Runtime {
  /** Names this process in leases and audit events; new with every start. */
  id: string;
  kernel: Kernel;
  database: Database;
  redis: Redis;
  queues: BullQueues;
  effects: Effects;
  /** Concurrent jobs share one claiming and one settling transaction. */
  start: Batcher<string, StartResult>;
  /** Ids of the actions whose attempts are under way here. */
  running: Set<string>;
  settle: Batcher<Completion, "settled">;
}

const BATCH_MAX = 64;

export function makeRuntime(parts: Omit<Runtime, "start" | "settle" | "running">): Runtime {
  const { kernel, id } = parts;
  return {
    ...parts,
    running: new Set(),
    start: new Batcher((ids: string[]) => startOnce(kernel, id, ids), BATCH_MAX),
    settle: new Batcher(async (completions: Completion[]) => {
      await settleActions(kernel, completions);
      return completions.map(() => "settled" as const);
    }, BATCH_MAX),
  };
}

/**
 * Two jobs may carry one action: a lost one that was added again, and a take-over. A claim goes to the first of them alone,
 * because whoever holds it writes under its fence: two that hold the same one would not stop one another.
 */
async function startOnce(kernel: Kernel, worker: string, ids: readonly string[]): Promise<StartResult[]> {
  const results = await startTogether(kernel, worker, [...new Set(ids)]);
  return ids.map((id): StartResult => {
    const result = results.get(id);
    results.delete(id);
    return result ?? { outcome: "gone" };
  });
}

/** What fails together is only claimed, and then done alone: one bad action must not fail its neighbours. */
async function startTogether(
  kernel: Kernel,
  worker: string,
  ids: readonly string[],
): Promise<Map<string, StartResult>> {
  try {
    return await startActions(kernel, worker, ids);
  } catch (error) {
    if (isOutage(error)) throw error;
    log.warn({ err: error, count: ids.length }, "a bundle failed; its actions are done alone");
    return claimActions(kernel, worker, ids);
  }
}
