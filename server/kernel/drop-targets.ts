import { z } from "zod";
import type { Actor } from "./actor";
import { KernelError } from "./errors";
import { readGround } from "./ground";
import type { Kernel } from "./kernel";
import { conflict, lockAction } from "./load";
import { redraft } from "./redraft";
import { refuseNonOperators } from "./refuse-non-operators";
import { regenerate } from "./regenerate";
import { loadTargets } from "./stored";

export const Drop = z
  .object({
    /** The pinned digest of what the approver saw. */
    digest: z.string().regex(/^[0-9a-f]{64}$/, "is 64 hex digits"),
    /** Positions in the pinned order, from 0. */
    drop: z.array(z.number().int().nonnegative()).min(1).max(10_000),
    reason: z.string().trim().min(1).max(2_000).optional(),
  })
  .strict();
export type Drop = z.infer<typeof Drop>;

export interface Dropped {
  generation: number;
  pinnedDigest: string;
  targetCount: number;
}

/**
 * The approver takes targets out. That is another generation, with another digest, which is then decided on. It only
 * narrows what was asked for, so who does it may still vote.
 */
export async function dropTargets(kernel: Kernel, actor: Actor, id: string, asked: Drop): Promise<Dropped> {
  refuseNonOperators(actor, "drop targets");
  const dropped = await kernel.db.transaction(async (tx) => {
    const ground = await readGround(tx, kernel);
    const row = await lockAction(tx, id);
    if (row.status !== "held") throw conflict(row, "narrowed");
    if (asked.digest !== row.pinnedDigest) {
      throw new KernelError("stale_digest", "This action has changed since you opened it. Look at it again.", {
        generation: row.generation,
        pinnedDigest: row.pinnedDigest,
      });
    }
    const targets = (await loadTargets(tx, [row])).get(id) ?? [];
    const drop = new Set(asked.drop);
    const kept = targets.filter(({ n }) => !drop.has(n));
    refuseEmpty(kept.length, targets.length);
    const draft = await redraft(tx, kernel, ground, { row, pinned: kept });
    const count = targets.length - kept.length;
    const cause = `${count} of ${targets.length} targets dropped${asked.reason ? `: ${asked.reason}` : ""}`;
    await regenerate(tx, kernel, ground, { row, draft, event: "action.revised", phase: "revise", actor, cause });
    return { generation: row.generation + 1, pinnedDigest: draft.pinnedDigest, targetCount: kept.length };
  });
  for (const hint of ["audit", "outbox"] as const) kernel.hint(hint);
  return dropped;
}

function refuseEmpty(kept: number, all: number): void {
  if (kept === all) throw new KernelError("invalid_input", "None of these is a target of this action.");
  if (kept === 0) throw new KernelError("invalid_input", "Nothing would be left; reject the action instead.");
}
