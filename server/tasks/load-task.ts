import { eq } from "drizzle-orm";
import { tasks } from "@/drizzle/schema/tasks";
import type { Tx } from "@/server/db";
import { KernelError } from "@/server/kernel/errors";

export type TaskRow = typeof tasks.$inferSelect;

/** Loads one task and keeps others from changing it until the transaction ends. */
export async function lockTask(tx: Tx, id: string): Promise<TaskRow> {
  const [row] = await tx.select().from(tasks).where(eq(tasks.id, id)).for("update");
  if (!row) throw new KernelError("not_found", "There is no such task.", { id });
  return row;
}

/** For a refusal that says where the task stands now. */
export function taskConflict({ status, assignee, version }: TaskRow, wanted: string): KernelError {
  const message = `This task is ${status}, so it cannot be ${wanted}.`;
  return new KernelError("state_conflict", message, { taskStatus: status, assignee, version });
}
