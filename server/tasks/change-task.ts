import { z } from "zod";
import { TASK_STATUSES } from "@/drizzle/schema/tasks";
import type { Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { readNow } from "@/server/kernel/database-now";
import type { Kernel } from "@/server/kernel/kernel";
import { lockTask } from "./load-task";
import type { TaskRow } from "./load-task";

/** Where a task stands after a verb. */
export const TaskStanding = z.object({
  id: z.uuid(),
  status: z.enum(TASK_STATUSES),
  assignee: z.string(),
  version: z.number().int(),
});
export type TaskStanding = z.infer<typeof TaskStanding>;

/** The frame of every verb but opening: one transaction over the locked task, then the hints. */
export async function changeTask(
  kernel: Kernel,
  id: string,
  change: (tx: Tx, now: Date, row: TaskRow) => Promise<TaskRow>,
): Promise<TaskStanding> {
  const moved = await kernel.db.transaction(async (tx) => {
    const row = await lockTask(tx, id);
    return change(tx, await readNow(tx, kernel), row);
  });
  for (const hint of ["audit", "outbox"] as const) kernel.hint(hint);
  return standingOf(moved);
}

export const standingOf = ({ id, status, assignee, version }: TaskRow): TaskStanding => {
  return { id, status, assignee, version };
};

/** Whoever asks must be able to see it: to others a task is not there to be changed either. */
export const hasPartIn = (actor: Actor, row: Pick<TaskRow, "visited" | "openedByKind" | "openedBy">): boolean =>
  (actor.kind === "agent" && row.visited.includes(actor.id)) ||
  (actor.kind === row.openedByKind && actor.id === row.openedBy);
