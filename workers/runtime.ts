import type { Redis } from "ioredis";
import type { Database } from "@/server/db";
import { Batcher } from "@/server/kernel/batcher";
import { claimActions } from "@/server/kernel/claim";
import type { ClaimResult } from "@/server/kernel/claim";
import type { Kernel } from "@/server/kernel/kernel";
import type { Effects } from "@/server/kernel/ports";
import { settleActions } from "@/server/kernel/settle";
import type { Completion } from "@/server/kernel/settle-plan";
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
  claim: Batcher<string, ClaimResult>;
  /** Ids of the actions whose attempts are under way here. */
  running: Set<string>;
  settle: Batcher<Completion, "settled">;
}

const BATCH_MAX = 64;

export function makeRuntime(parts: Omit<Runtime, "claim" | "settle" | "running">): Runtime {
  const { kernel, id } = parts;
  return {
    ...parts,
    running: new Set(),
    claim: new Batcher(async (ids: string[]) => {
      const claims = await claimActions(kernel, id, ids);
      return ids.map((one): ClaimResult => claims.get(one) ?? { outcome: "gone" });
    }, BATCH_MAX),
    settle: new Batcher(async (completions: Completion[]) => {
      await settleActions(kernel, completions);
      return completions.map(() => "settled" as const);
    }, BATCH_MAX),
  };
}
