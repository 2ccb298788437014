import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { agents } from "@/drizzle/schema/agents";
import { staff } from "@/drizzle/schema/staff";
import type { AgentProfile } from "@/server/agents/profile";
import type { Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import type { Kernel } from "@/server/kernel/kernel";
import { addToOutbox } from "@/server/kernel/outbox";
import { assertHolder } from "./assert-holder";
import { changeTask } from "./change-task";
import type { TaskStanding } from "./change-task";
import type { TaskRow } from "./load-task";
import { moveTask } from "./move-task";
import { TaskNote, refuseUnstorable } from "./task-words";

export const TaskEscalation = z.object({ question: TaskNote }).strict();

const TITLE_CHARS_MAX = 120;

/** The holder asks a person; until somebody answers, no agent goes on with it. */
export async function escalateTask(
  kernel: Kernel,
  actor: Actor,
  id: string,
  { question }: z.infer<typeof TaskEscalation>,
): Promise<TaskStanding> {
  refuseUnstorable({ question });
  return changeTask(kernel, id, async (tx, now, row) => {
    const profile = await assertHolder(tx, actor, row);
    const escalatedTo = await personFor(tx, row, profile);
    const set = { escalatedTo };
    const arrow = { event: "task.escalated", actor, wanted: "escalated", set, body: set, note: question } as const;
    const moved = await moveTask(tx, now, row, arrow);
    await tell(tx, now, moved, question);
    return moved;
  });
}

/** Who asked for it; else who answers for the agent; else the role that its file names. Never somebody who is gone. */
async function personFor(tx: Tx, row: TaskRow, { name, escalatesTo }: AgentProfile): Promise<string> {
  const [owned] = await tx.select({ ownerId: agents.ownerId }).from(agents).where(eq(agents.name, name));
  const candidates = [row.openedByKind === "staff" ? row.openedBy : null, owned?.ownerId ?? null];
  for (const id of candidates) {
    if (id !== null && (await isActive(tx, id))) return `staff:${id}`;
  }
  return `role:${escalatesTo}`;
}

async function isActive(tx: Tx, id: string): Promise<boolean> {
  const active = and(eq(staff.id, id), isNull(staff.disabledAt));
  return (await tx.select({ id: staff.id }).from(staff).where(active)).length > 0;
}

async function tell(tx: Tx, at: Date, row: TaskRow, question: string): Promise<void> {
  const body = {
    level: "alert" as const,
    audience: row.escalatedTo ?? "role:operator",
    title: `${row.assignee} asks about: ${row.title}`.slice(0, TITLE_CHARS_MAX),
    text: question,
    actionId: null,
    taskId: row.id,
  };
  await addToOutbox(tx, at, [{ topic: "notice.staff", dedupeKey: `task.escalated:${row.id}:${row.version}`, body }]);
}
