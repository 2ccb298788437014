import { and, count, eq, notInArray, sql } from "drizzle-orm";
import { z } from "zod";
import { tasks } from "@/drizzle/schema/tasks";
import { AGENTS } from "@/server/agents/registry";
import type { Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { readNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import { digestOf, newId } from "@/server/kernel/key";
import type { Kernel } from "@/server/kernel/kernel";
import { assertAtWork } from "./assert-holder";
import { TaskStanding, standingOf } from "./change-task";
import type { TaskRow } from "./load-task";
import { lockParent } from "./lock-parent";
import { ENDED_STATUSES } from "./states";
import { CONTEXT_CHARS_MAX, TaskAttachments, TaskOrigin, originFor, refuseUnstorable } from "./task-words";

export const NewTask = z
  .object({
    assignee: z.string().trim().min(1).max(100),
    title: z.string().trim().min(1).max(200),
    context: z.string().trim().max(CONTEXT_CHARS_MAX).default(""),
    /** Whose words the context is: "external" when it came from outside the house. */
    contextOrigin: TaskOrigin.optional(),
    attachments: TaskAttachments.default([]),
    dueAt: z.iso.datetime({ offset: true }).optional(),
    parentId: z.uuid().optional(),
    idempotencyKey: z.string().trim().min(1).max(200).optional(),
  })
  .strict();
export type NewTask = z.infer<typeof NewTask>;

/** `created` false: the same was asked for before, and this is where it stands. */
export const OpenedTask = TaskStanding.extend({ created: z.boolean() });
export type OpenedTask = z.infer<typeof OpenedTask>;

/** Somebody asks an agent for something. The same again, by its key, answers with the first. */
export async function openTask(kernel: Kernel, actor: Actor, asked: NewTask): Promise<OpenedTask> {
  refuseUnstorable(asked);
  const opener = refuseOpener(actor, asked);
  const { row, created } = await kernel.db.transaction(async (tx) => {
    await oneAtATime(tx, actor);
    const earlier = await findEarlier(tx, actor, asked);
    if (earlier) return { row: earlier, created: false };
    const now = await readNow(tx, kernel);
    if (opener === "agent") await refuseMany(tx, actor);
    if (asked.dueAt !== undefined && new Date(asked.dueAt) <= now) {
      throw new KernelError("invalid_input", "A task is due in the future.", {
        fields: [{ path: "dueAt", message: "is past" }],
      });
    }
    const parent = asked.parentId === undefined ? null : await lockParent(tx, actor, asked.parentId);
    const made = await insert(tx, now, { actor, opener, asked, parent });
    return { row: made, created: true };
  });
  kernel.hint("audit");
  return { ...standingOf(row), created };
}

const OPENING_ROLES: readonly string[] = ["operator", "support", "editor"];

function refuseOpener(actor: Actor, { assignee, parentId }: NewTask): TaskRow["openedByKind"] {
  if (!AGENTS.has(assignee)) {
    throw new KernelError("invalid_input", `There is no agent called "${assignee}".`, {
      fields: [{ path: "assignee", message: `is not one of ${[...AGENTS.keys()].join(", ")}` }],
    });
  }
  if (actor.kind === "staff" && OPENING_ROLES.includes(actor.role)) return "staff";
  if (actor.kind !== "agent") throw new KernelError("forbidden", "Tasks are opened by staff who work with agents.");
  const { opensFor = [], startsWork = false } = AGENTS.get(actor.id)?.tasks ?? {};
  if (!opensFor.includes(assignee)) {
    throw new KernelError("no_grant", `${actor.id} may not open tasks for ${assignee}.`, { opensFor });
  }
  if (startsWork || parentId !== undefined) return "agent";
  throw new KernelError("no_grant", `${actor.id} opens tasks only as parts of one that it holds: name its parentId.`, {
    opensFor,
  });
}

/** Any number, for the first half of the lock's key: what one opener asks for at once is taken in turn. */
const OPENING_LOCK = 4_717;

async function oneAtATime(tx: Tx, { kind, id }: Actor): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${sql.raw(String(OPENING_LOCK))}, hashtext(${`${kind}:${id}`}))`);
}

async function findEarlier(tx: Tx, actor: Actor, asked: NewTask): Promise<TaskRow | null> {
  if (asked.idempotencyKey === undefined) return null;
  const [earlier] = await tx
    .select()
    .from(tasks)
    .where(and(openedBy(actor), eq(tasks.idempotencyKey, asked.idempotencyKey)));
  if (!earlier || earlier.requestHash === digestOf(asked)) return earlier ?? null;
  throw new KernelError("idempotency_conflict", "This key belongs to a task with other words.", { id: earlier.id });
}

/** So that an agent in a loop of its own cannot fill everybody's board. */
async function refuseMany(tx: Tx, actor: Actor): Promise<void> {
  const { limits } = await assertAtWork(tx, actor.id);
  const going = and(openedBy(actor), notInArray(tasks.status, [...ENDED_STATUSES]));
  const [row] = await tx.select({ open: count() }).from(tasks).where(going);
  if ((row?.open ?? 0) < limits.openTasksMax) return;
  throw new KernelError("task_limit", `${actor.id} may have ${limits.openTasksMax} tasks open at once.`, {
    limit: limits.openTasksMax,
  });
}

const openedBy = ({ kind, id }: Actor) => and(sql`${tasks.openedByKind} = ${kind}`, eq(tasks.openedBy, id));

interface Opening {
  actor: Actor;
  opener: TaskRow["openedByKind"];
  asked: NewTask;
  parent: TaskRow | null;
}

async function insert(tx: Tx, now: Date, { actor, opener, asked, parent }: Opening): Promise<TaskRow> {
  const { assignee, title, context, idempotencyKey, parentId = null } = asked;
  const attachments = asked.attachments.map((one) => ({ ...one, origin: originFor(one.origin, actor) }));
  const contextOrigin = originFor(asked.contextOrigin, actor);
  const origins = [contextOrigin, ...attachments.map(({ origin }) => origin)];
  const row = {
    ...{ id: newId(), title, context, contextOrigin, attachments, assignee, visited: [assignee], parentId },
    isUntrusted: origins.includes("external") || parent?.isUntrusted === true,
    status: "open" as const,
    openedByKind: opener,
    openedBy: actor.id,
    depth: parent ? parent.depth + 1 : 0,
    dueAt: asked.dueAt === undefined ? null : new Date(asked.dueAt),
    openedAt: now,
    updatedAt: now,
    idempotencyKey: idempotencyKey ?? null,
    requestHash: digestOf(asked),
  };
  const [made] = await tx.insert(tasks).values(row).returning();
  if (!made) throw new Error("no task was made");
  const { id, depth, isUntrusted, dueAt } = made;
  const body = { taskId: id, from: null, to: "open", assignee, version: 1, parentId, depth, isUntrusted, dueAt };
  await appendAudit(tx, [
    { type: "task.opened", at: now, actor, body, private: { title, context, contextOrigin, attachments } },
  ]);
  return made;
}
