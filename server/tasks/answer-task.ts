import { z } from "zod";
import { AGENTS } from "@/server/agents/registry";
import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { changeTask } from "./change-task";
import type { TaskStanding } from "./change-task";
import type { TaskRow } from "./load-task";
import { moveTask } from "./move-task";
import { TaskNote, refuseUnstorable } from "./task-words";

export const TaskAnswer = z
  .object({
    answer: TaskNote,
    /** Absent: whoever asked goes on. A person may give it to any agent, which is no hop. */
    assignee: z.string().trim().min(1).max(100).optional(),
  })
  .strict();

/** A person answers an escalation, and says who goes on. An answer gives no right and approves nothing. */
export async function answerTask(
  kernel: Kernel,
  actor: Actor,
  id: string,
  { answer, assignee }: z.infer<typeof TaskAnswer>,
): Promise<TaskStanding> {
  refuseUnstorable({ answer });
  return changeTask(kernel, id, async (tx, now, row) => {
    refuseOthers(actor, row);
    const next = assignee ?? row.assignee;
    if (!AGENTS.has(next)) throw new KernelError("not_found", `There is no agent called "${next}".`, { agent: next });
    const isMoved = next !== row.assignee;
    const set = { escalatedTo: null, ...(isMoved && { assignee: next, visited: [...row.visited, next] }) };
    const body = isMoved ? { handedFrom: row.assignee, handedTo: next } : {};
    return moveTask(tx, now, row, { event: "task.answered", actor, wanted: "answered", set, body, note: answer });
  });
}

/** The one who was asked, anybody of the role that was asked, or an operator. */
function refuseOthers(actor: Actor, { escalatedTo }: TaskRow): void {
  if (actor.kind === "staff") {
    const asked = [`staff:${actor.id}`, `role:${actor.role}`];
    if (actor.role === "operator" || (escalatedTo !== null && asked.includes(escalatedTo))) return;
  }
  throw new KernelError("forbidden", "Only who was asked, or an operator, answers an escalation.");
}
