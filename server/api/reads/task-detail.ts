import { and, asc, eq, or } from "drizzle-orm";
import { z } from "zod";
import { EVIDENCE_ORIGINS, actions } from "@/drizzle/schema/actions";
import { taskActions, tasks } from "@/drizzle/schema/tasks";
import type { Reader } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";
import { ActionListItem, LISTED, toListItem } from "./list-actions";
import { TaskListItem, openerOf, toTaskItem, visibleTo } from "./list-tasks";
import type { TaskRow } from "./list-tasks";
import { maskItem } from "./mask-action";
import { readStaffNames } from "./staff-names";

const ShownAttachment = z.object({
  title: z.string(),
  text: z.string().optional(),
  url: z.string().optional(),
  origin: z.enum(EVIDENCE_ORIGINS),
});

const LinkedAction = ActionListItem.pick({
  id: true,
  action: true,
  title: true,
  status: true,
  riskLevel: true,
  submitter: true,
}).extend({
  /** Who linked it, which is who submitted it. */
  agent: z.string(),
  linkedAt: z.date(),
});

const Relative = TaskListItem.pick({ id: true, title: true, status: true, assignee: true });

export const TaskView = TaskListItem.extend({
  context: z.string(),
  contextOrigin: z.enum(EVIDENCE_ORIGINS),
  attachments: z.array(ShownAttachment),
  actions: z.array(LinkedAction),
  parent: Relative.nullable(),
  parts: z.array(Relative),
  /** Whom an escalation waits for, as people call them. */
  asked: z.string().nullable(),
});
export type TaskView = z.infer<typeof TaskView>;

export async function readTask(reader: Reader, actor: Actor, id: string): Promise<TaskView> {
  const row = await findTask(reader, actor, id);
  const askedId = row.escalatedTo?.startsWith("staff:") ? [row.escalatedTo.slice("staff:".length)] : [];
  const [names, linked, relatives] = await Promise.all([
    readStaffNames(reader, [openerOf(row), askedId]),
    readLinked(reader, id),
    readRelatives(reader, actor, row),
  ]);
  const [first] = askedId;
  return {
    ...toTaskItem(row, names),
    context: row.context,
    contextOrigin: row.contextOrigin,
    attachments: z.array(ShownAttachment).parse(row.attachments),
    actions: linked.map((one) => LinkedAction.parse(maskItem(actor, one))),
    parent: relatives.find((one) => one.id === row.parentId) ?? null,
    parts: relatives.filter((one) => one.id !== row.parentId),
    asked: first === undefined ? (row.escalatedTo?.replace("role:", "") ?? null) : (names.get(first) ?? null),
  };
}

/** To whom it is not shown it is not there. */
export async function findTask(reader: Reader, actor: Actor, id: string): Promise<TaskRow> {
  const [row] = await reader
    .select()
    .from(tasks)
    .where(and(eq(tasks.id, id), visibleTo(actor)));
  if (!row) throw new KernelError("not_found", "There is no such task.", { id });
  return row;
}

async function readLinked(reader: Reader, taskId: string) {
  const rows = await reader
    .select({ ...LISTED, agent: taskActions.agent, linkedAt: taskActions.linkedAt })
    .from(taskActions)
    .innerJoin(actions, eq(actions.id, taskActions.actionId))
    .where(eq(taskActions.taskId, taskId))
    .orderBy(asc(taskActions.linkedAt), asc(actions.id));
  return rows.map((row) => ({ ...toListItem(row), agent: row.agent, linkedAt: row.linkedAt }));
}

async function readRelatives(reader: Reader, actor: Actor, row: TaskRow) {
  const isNear = or(eq(tasks.parentId, row.id), row.parentId === null ? undefined : eq(tasks.id, row.parentId));
  return reader
    .select({ id: tasks.id, title: tasks.title, status: tasks.status, assignee: tasks.assignee })
    .from(tasks)
    .where(and(isNear, visibleTo(actor)))
    .orderBy(asc(tasks.id));
}
