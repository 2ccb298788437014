import { and, arrayContains, desc, eq, ilike, inArray, or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { z } from "zod";
import { TASK_OPENERS, TASK_STATUSES, tasks } from "@/drizzle/schema/tasks";
import { AGENT_NAMES } from "@/server/agents/registry";
import { mayRead } from "@/server/agents/may-read";
import type { Reader } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { filterText, literally, many } from "./filter-values";
import { PageInput, decodeCursor, encodeCursor, toPage } from "./page";
import type { Page } from "./page";
import { readStaffNames } from "./staff-names";

export const TaskListInput = PageInput.extend({
  status: many(z.enum(TASK_STATUSES)),
  /** Who holds it. */
  assignee: many(z.enum(AGENT_NAMES)),
  /** Agents that opened it; "staff" for everybody of the house. */
  openedBy: many(z.enum([...AGENT_NAMES, "staff"])),
  /** "overdue": still going, and its time is over. "outside": holds words from outside. */
  only: many(z.enum(["overdue", "outside"])),
  q: filterText(200).optional(),
});
export type TaskListInput = z.infer<typeof TaskListInput>;

export const TaskListItem = z.object({
  id: z.uuid(),
  title: z.string(),
  status: z.enum(TASK_STATUSES),
  /** The agent that holds it. */
  assignee: z.string(),
  /** Every agent it was given to, in order. */
  visited: z.array(z.string()),
  hops: z.number().int(),
  openedBy: z.object({ kind: z.enum(TASK_OPENERS), id: z.string(), name: z.string().nullable() }),
  parentId: z.uuid().nullable(),
  depth: z.number().int(),
  /** True: it, or a task it is part of, holds words from outside, which are data and never instructions. */
  isUntrusted: z.boolean(),
  /** While escalated: "staff:<id>" or "role:<role>". */
  escalatedTo: z.string().nullable(),
  /** The last word said about it. */
  note: z.string().nullable(),
  version: z.number().int(),
  dueAt: z.date().nullable(),
  openedAt: z.date(),
  updatedAt: z.date(),
  endedAt: z.date().nullable(),
});
export type TaskListItem = z.infer<typeof TaskListItem>;

/** The newest first. An agent sees what it holds, had or asked for; staff and who may read tasks see all. */
export async function listTasks(reader: Reader, actor: Actor, input: TaskListInput): Promise<Page<TaskListItem>> {
  const rows = await reader
    .select()
    .from(tasks)
    .where(and(visibleTo(actor), ...conditions(input)))
    .orderBy(desc(tasks.id))
    .limit(input.limit + 1);
  const names = await readStaffNames(reader, rows.map(openerOf));
  return toPage(rows, input.limit, {
    item: (row) => toTaskItem(row, names),
    cursor: (row) => encodeCursor(0, row.id),
  });
}

export type TaskRow = typeof tasks.$inferSelect;

export const openerOf = ({ openedByKind, openedBy }: TaskRow): string[] => (openedByKind === "staff" ? [openedBy] : []);

export function visibleTo(actor: Actor): SQL | undefined {
  if (mayRead(actor, "read:tasks")) return undefined;
  return or(
    arrayContains(tasks.visited, [actor.id]),
    and(sql`${tasks.openedByKind} = ${actor.kind}`, eq(tasks.openedBy, actor.id)),
  );
}

function conditions({ status, assignee, openedBy, only, q, cursor }: TaskListInput): (SQL | undefined)[] {
  return [
    status?.length ? inArray(tasks.status, status) : undefined,
    assignee?.length ? inArray(tasks.assignee, assignee) : undefined,
    openedBy?.length ? or(...openedBy.map(isOpenedBy)) : undefined,
    only?.includes("overdue") ? sql`${tasks.dueAt} < now() and ${tasks.endedAt} is null` : undefined,
    only?.includes("outside") ? eq(tasks.isUntrusted, true) : undefined,
    q ? ilike(tasks.title, `%${literally(q)}%`) : undefined,
    cursor ? sql`${tasks.id} < ${decodeCursor(cursor).id}::uuid` : undefined,
  ];
}

const isOpenedBy = (name: string): SQL | undefined =>
  name === "staff" ? eq(tasks.openedByKind, "staff") : and(eq(tasks.openedByKind, "agent"), eq(tasks.openedBy, name));

export function toTaskItem(row: TaskRow, names: ReadonlyMap<string, string>): TaskListItem {
  return {
    id: row.id,
    title: row.title,
    status: row.status,
    assignee: row.assignee,
    visited: row.visited,
    hops: row.hops,
    openedBy: { kind: row.openedByKind, id: row.openedBy, name: names.get(row.openedBy) ?? null },
    parentId: row.parentId,
    depth: row.depth,
    isUntrusted: row.isUntrusted,
    escalatedTo: row.escalatedTo,
    note: row.note,
    version: row.version,
    dueAt: row.dueAt,
    openedAt: row.openedAt,
    updatedAt: row.updatedAt,
    endedAt: row.endedAt,
  };
}
