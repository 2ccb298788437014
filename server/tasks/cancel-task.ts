import { and, asc, eq, notInArray } from "drizzle-orm";
import { z } from "zod";
import { tasks } from "@/drizzle/schema/tasks";
import { AGENTS } from "@/server/agents/registry";
import type { Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { changeTask, hasPartIn } from "./change-task";
import type { TaskStanding } from "./change-task";
import type { TaskRow } from "./load-task";
import { moveTask } from "./move-task";
import { ENDED_STATUSES } from "./states";
import { TaskNote, refuseUnstorable } from "./task-words";

export const TaskCancellation = z.object({ reason: TaskNote }).strict();

/** Whoever asked for it, or an operator, wants it no more; its parts end with it. Actions go their own way. */
export async function cancelTask(
  kernel: Kernel,
  actor: Actor,
  id: string,
  { reason }: z.infer<typeof TaskCancellation>,
): Promise<TaskStanding> {
  refuseUnstorable({ reason });
  return changeTask(kernel, id, async (tx, now, row) => {
    refuseOthers(actor, row);
    const arrow = { event: "task.cancelled", actor, wanted: "cancelled", note: reason } as const;
    const moved = await moveTask(tx, now, row, arrow);
    await cancelParts(tx, id, (part) => moveTask(tx, now, part, { ...arrow, body: { withTask: id } }));
    return moved;
  });
}

function refuseOthers(actor: Actor, row: TaskRow): void {
  if (actor.kind === "staff" && actor.role === "operator") return;
  if (actor.kind === row.openedByKind && actor.id === row.openedBy) return;
  if (actor.kind === "agent" && !hasPartIn(actor, row) && !AGENTS.get(actor.id)?.reads.includes("read:tasks")) {
    throw new KernelError("not_found", "There is no such task.", { id: row.id });
  }
  throw new KernelError("forbidden", "Only who opened a task, or an operator, cancels it.");
}

/** Parents before parts, as everywhere: two cancellations never wait for each other. */
async function cancelParts(tx: Tx, parentId: string, cancel: (part: TaskRow) => Promise<TaskRow>): Promise<void> {
  const parts = await tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.parentId, parentId), notInArray(tasks.status, [...ENDED_STATUSES])))
    .orderBy(asc(tasks.id))
    .for("update");
  for (const part of parts) {
    await cancel(part);
    await cancelParts(tx, part.id, cancel);
  }
}
