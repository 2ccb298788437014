import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import { taskActions } from "@/drizzle/schema/tasks";
import type { Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";

export const LinkedIds = z.array(z.uuid()).max(50).default([]);

/**
 * Says which actions were submitted for a task. Each must be the linking agent's own: whoever submits answers for it
 * under its own grants, so no link makes another's right, or another's work, one's own. Unknown ones are refused in
 * the same words, or they would tell which ids exist.
 */
export async function linkActions(
  tx: Tx,
  at: Date,
  actor: Actor,
  { taskId, ids }: { taskId: string; ids: readonly string[] },
): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const own = await tx
    .select({ id: actions.id })
    .from(actions)
    .where(and(inArray(actions.id, wanted), eq(actions.submitterKind, "agent"), eq(actions.submitter, actor.id)));
  const foreign = wanted.filter((id) => !own.some((row) => row.id === id));
  if (foreign.length > 0) {
    throw new KernelError("forbidden", "Only actions that you submitted yourself can be linked.", {
      actionIds: foreign,
    });
  }
  const rows = wanted.map((actionId) => ({ taskId, actionId, agent: actor.id, linkedAt: at }));
  await tx.insert(taskActions).values(rows).onConflictDoNothing();
}
