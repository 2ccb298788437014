import { z } from "zod";
import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { assertHolder } from "./assert-holder";
import { changeTask } from "./change-task";
import type { TaskStanding } from "./change-task";
import { moveTask } from "./move-task";

/** The version that was read: who accepts has seen the words, and the answer, that stand there now. */
export const TaskAcceptance = z.object({ version: z.number().int().positive() }).strict();

/** The holder takes it up. */
export async function acceptTask(
  kernel: Kernel,
  actor: Actor,
  id: string,
  { version }: z.infer<typeof TaskAcceptance>,
): Promise<TaskStanding> {
  return changeTask(kernel, id, async (tx, now, row) => {
    await assertHolder(tx, actor, row);
    if (row.status === "open" && row.version !== version) {
      throw new KernelError("version_conflict", "The task has changed since it was read. Read it again.", {
        version: row.version,
      });
    }
    return moveTask(tx, now, row, { event: "task.accepted", actor, wanted: "accepted" });
  });
}
