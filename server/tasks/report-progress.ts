import { z } from "zod";
import type { Actor } from "@/server/kernel/actor";
import type { Kernel } from "@/server/kernel/kernel";
import { assertHolder } from "./assert-holder";
import { changeTask } from "./change-task";
import type { TaskStanding } from "./change-task";
import { LinkedIds, linkActions } from "./link-actions";
import { moveTask } from "./move-task";
import { TaskNote, refuseUnstorable } from "./task-words";

export const TaskProgress = z.object({ note: TaskNote, actionIds: LinkedIds }).strict();

/** The holder says how far it is, and what it has submitted for it. */
export async function reportProgress(
  kernel: Kernel,
  actor: Actor,
  id: string,
  { note, actionIds }: z.infer<typeof TaskProgress>,
): Promise<TaskStanding> {
  refuseUnstorable({ note });
  return changeTask(kernel, id, async (tx, now, row) => {
    await assertHolder(tx, actor, row);
    const body = { actionIds };
    const moved = await moveTask(tx, now, row, { event: "task.progressed", actor, wanted: "worked on", body, note });
    await linkActions(tx, now, actor, { taskId: id, ids: actionIds });
    return moved;
  });
}
