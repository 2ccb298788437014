import { and, eq, notInArray } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import { taskActions, tasks } from "@/drizzle/schema/tasks";
import type { Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { TERMINAL_STATUSES } from "@/server/kernel/states";
import { assertHolder } from "./assert-holder";
import { changeTask } from "./change-task";
import type { TaskStanding } from "./change-task";
import { LinkedIds, linkActions } from "./link-actions";
import { moveTask } from "./move-task";
import { ENDED_STATUSES } from "./states";
import { TaskNote, refuseUnstorable } from "./task-words";

export const TaskCompletion = z.object({ result: TaskNote, actionIds: LinkedIds }).strict();

/** The holder says that it is done. What it linked must have ended, however it did; so must the task's parts. */
export async function completeTask(
  kernel: Kernel,
  actor: Actor,
  id: string,
  { result, actionIds }: z.infer<typeof TaskCompletion>,
): Promise<TaskStanding> {
  refuseUnstorable({ result });
  return changeTask(kernel, id, async (tx, now, row) => {
    await assertHolder(tx, actor, row);
    await linkActions(tx, now, actor, { taskId: id, ids: actionIds });
    await refuseUnsettled(tx, id);
    await refuseOpenParts(tx, id);
    const body = { actionIds };
    return moveTask(tx, now, row, { event: "task.completed", actor, wanted: "completed", body, note: result });
  });
}

/** Whoever reads "done" must not find an action that a person has yet to decide. */
async function refuseUnsettled(tx: Tx, taskId: string): Promise<void> {
  const going = await tx
    .select({ id: actions.id, status: actions.status })
    .from(taskActions)
    .innerJoin(actions, eq(actions.id, taskActions.actionId))
    .where(and(eq(taskActions.taskId, taskId), notInArray(actions.status, [...TERMINAL_STATUSES])));
  if (going.length === 0) return;
  throw new KernelError("not_settled", "A linked action has not ended yet. Wait for it, or withdraw it.", {
    actions: going,
  });
}

async function refuseOpenParts(tx: Tx, taskId: string): Promise<void> {
  const parts = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.parentId, taskId), notInArray(tasks.status, [...ENDED_STATUSES])));
  if (parts.length === 0) return;
  throw new KernelError("state_conflict", "A part of this task is still open. Wait for it, or cancel it.", {
    parts: parts.map(({ id }) => id),
  });
}
