import { z } from "zod";
import type { AgentProfile } from "@/server/agents/profile";
import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { assertHolder } from "./assert-holder";
import { HOPS_MAX, VISITS_MAX } from "./bounds";
import { changeTask } from "./change-task";
import type { TaskStanding } from "./change-task";
import type { TaskRow } from "./load-task";
import { moveTask } from "./move-task";
import { TaskNote, refuseUnstorable } from "./task-words";

export const TaskHandOff = z.object({ to: z.string().trim().min(1).max(100), note: TaskNote }).strict();

/**
 * The holder gives it to another agent. What moves is who holds it: the next one submits under its own grants, and the
 * one before can do nothing for it any more.
 */
export async function handOffTask(
  kernel: Kernel,
  actor: Actor,
  id: string,
  { to, note }: z.infer<typeof TaskHandOff>,
): Promise<TaskStanding> {
  refuseUnstorable({ note });
  return changeTask(kernel, id, async (tx, now, row) => {
    const profile = await assertHolder(tx, actor, row);
    refuseReceiver(profile, to);
    refuseLoop(row, to);
    const set = { assignee: to, visited: [...row.visited, to], hops: row.hops + 1 };
    const body = { handedFrom: actor.id, handedTo: to, hop: set.hops };
    return moveTask(tx, now, row, { event: "task.handed_off", actor, wanted: "handed off", set, body, note });
  });
}

function refuseReceiver({ name, tasks }: AgentProfile, to: string): void {
  if (tasks.handsOffTo.includes(to)) return;
  throw new KernelError("no_grant", `${name} may not hand a task to ${to}.`, { handsOffTo: tasks.handsOffTo });
}

function refuseLoop({ hops, visited }: TaskRow, to: string): void {
  const help = "Escalate it to a person instead.";
  if (hops >= HOPS_MAX) {
    throw new KernelError("task_limit", `It was handed on ${hops} times, which is the most. ${help}`, { hops });
  }
  if (visited.filter((name) => name === to).length >= VISITS_MAX) {
    throw new KernelError("task_limit", `${to} had it ${VISITS_MAX} times already. ${help}`, { visited });
  }
}
