import { and, asc, eq, inArray, like, or, sql } from "drizzle-orm";
import { auditEvents } from "@/drizzle/schema/audit";
import { taskActions } from "@/drizzle/schema/tasks";
import type { Reader } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { eventQuery, toEventItem } from "./action-events";
import type { EventItem } from "./action-events";
import { findTask } from "./task-detail";

/**
 * One line of time, oldest first: every step of the task and, for who may read all actions' private words, every step
 * of the actions that were submitted for it. Others read an action's own events.
 */
export async function readTaskEvents(reader: Reader, actor: Actor, id: string): Promise<EventItem[]> {
  await findTask(reader, actor, id);
  const linked = actor.kind === "staff" ? await linkedTo(reader, id) : [];
  const rows = await eventQuery(reader)
    .where(or(ofTask(id), linked.length > 0 ? inArray(auditEvents.actionId, linked) : undefined))
    .orderBy(asc(auditEvents.position));
  return rows.map(toEventItem);
}

/** In the words of the partial index, or Postgres would not see that it fits. */
const ofTask = (id: string) => and(like(auditEvents.type, sql`'task.%'`), sql`${auditEvents.body}->>'taskId' = ${id}`);

async function linkedTo(reader: Reader, taskId: string): Promise<string[]> {
  const rows = await reader
    .select({ id: taskActions.actionId })
    .from(taskActions)
    .where(eq(taskActions.taskId, taskId));
  return rows.map(({ id }) => id);
}
