import { count, eq } from "drizzle-orm";
import { tasks } from "@/drizzle/schema/tasks";
import type { Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";
import { DEPTH_MAX, PARTS_MAX } from "./bounds";
import { lockTask, taskConflict } from "./load-task";
import type { TaskRow } from "./load-task";
import { isEnded } from "./states";

/** The task that a new one becomes a part of: locked, so that it does not end meanwhile. */
export async function lockParent(tx: Tx, actor: Actor, id: string): Promise<TaskRow> {
  const parent = await lockTask(tx, id);
  const isOpener = actor.kind === parent.openedByKind && actor.id === parent.openedBy;
  if (actor.kind === "agent" && actor.id !== parent.assignee && !isOpener) {
    throw new KernelError("not_found", "There is no such task among yours.", { parentId: id });
  }
  if (isEnded(parent.status)) throw taskConflict(parent, "divided");
  if (parent.depth >= DEPTH_MAX) {
    throw new KernelError("task_limit", `A task has at most ${DEPTH_MAX} tasks above it.`, { depth: parent.depth });
  }
  const [parts] = await tx.select({ count: count() }).from(tasks).where(eq(tasks.parentId, id));
  if ((parts?.count ?? 0) < PARTS_MAX) return parent;
  throw new KernelError("task_limit", `A task has at most ${PARTS_MAX} parts.`, { limit: PARTS_MAX });
}
