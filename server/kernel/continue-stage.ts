import { and, eq, isNotNull, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import type { Actor } from "./actor";
import { appendAudit } from "./audit";
import { KernelError } from "./errors";
import { readGround } from "./ground";
import type { Ground } from "./ground";
import { actionKind } from "./kernel";
import type { Kernel } from "./kernel";
import { conflict, lockAction } from "./load";
import type { ActionRow } from "./load";
import { refuseStaleIdentity } from "./stale-identity";
import { revalidate } from "./revalidate";

export const Continuation = z
  .object({
    /** Needed when the canary went wrong. */
    reason: z.string().trim().min(1).max(2_000).optional(),
  })
  .strict();
export type Continuation = z.infer<typeof Continuation>;

/** An operator lets a paused action go on: to the rest after its canary, or where it stood. A worker takes it over at once. */
export async function continueStage(
  kernel: Kernel,
  actor: Actor,
  id: string,
  { reason }: Continuation,
): Promise<{ id: string; status: "running" }> {
  if (actor.kind !== "staff" || actor.role !== "operator") {
    throw new KernelError("forbidden", "Only operators may let a paused action go on.");
  }
  await kernel.db.transaction(async (tx) => {
    const ground = await readGround(tx, kernel);
    const row = await lockAction(tx, id);
    const refusal = refuse(row, ground, reason) ?? refuseStaleIdentity(ground, actor, isRisky(kernel, row));
    if (refusal) throw refusal;
    const check = (await revalidate(tx, kernel, ground, [row])).get(id);
    if (check?.result !== "valid") {
      throw new KernelError("state_conflict", `${check?.cause ?? "It could not be checked."} Stop it instead.`, {
        actionStatus: row.status,
      });
    }
    const isCanaryDone = !(await hasPending(tx, row));
    const stage = isCanaryDone ? row.stage + 1 : row.stage;
    const moved = await tx
      .update(actions)
      .set({ stage, stageHoldAt: null, stageProblem: null, leaseUntil: ground.now, rests: row.rests + 1 })
      .where(and(eq(actions.id, id), eq(actions.status, "running"), isNotNull(actions.stageHoldAt)))
      .returning({ id: actions.id });
    if (moved.length === 0) throw conflict(row, "continued");
    const { generation } = row;
    const body = { stage, problem: row.stageProblem };
    await appendAudit(tx, [
      {
        type: isCanaryDone ? "stage.continued" : "run.continued",
        at: ground.now,
        actor,
        actionId: id,
        generation,
        body,
        private: { reason: reason ?? null },
      },
    ]);
  });
  for (const hint of ["audit", "orphans"] as const) kernel.hint(hint);
  return { id, status: "running" };
}

/** A mailing reaches people outside, whatever its size: who found an open session must not set it going again. */
const isRisky = (kernel: Kernel, row: ActionRow): boolean =>
  row.risk === "high" || actionKind(kernel, row.kind).atOnce > 1;

/** Whether the present stage has anything left to do: it was paused in the midst of it, then. */
async function hasPending(tx: Tx, { id, generation, stage }: ActionRow): Promise<boolean> {
  const pending = await tx
    .select({ one: sql`1` })
    .from(actionTargets)
    .where(
      and(
        ...[eq(actionTargets.actionId, id), eq(actionTargets.generation, generation)],
        ...[eq(actionTargets.status, "pending"), lte(actionTargets.stage, stage)],
      ),
    )
    .limit(1);
  return pending.length > 0;
}

function refuse(row: ActionRow, { now }: Ground, reason: string | undefined): KernelError | null {
  if (row.status !== "running" || !row.stageHoldAt) {
    return new KernelError("state_conflict", "It is not paused.", { actionStatus: row.status });
  }
  if (row.validUntil && row.validUntil <= now) {
    return new KernelError("expired", "The approval is no longer valid; stop it, and let it be submitted again.");
  }
  if (row.stageProblem !== null && !reason) {
    return new KernelError("reason_required", "Something went wrong. Say why the rest should be done all the same.");
  }
  return null;
}
