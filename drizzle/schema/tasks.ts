import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { EVIDENCE_ORIGINS, actions } from "./actions";
import { agents } from "./agents";
import { instant, oneOf } from "./columns";

export const TASK_STATUSES = ["open", "accepted", "escalated", "completed", "cancelled"] as const;
export const TASK_OPENERS = ["agent", "staff"] as const;

/**
 * Work that somebody asks an agent for. It says who holds it and nothing about rights: what the holder may submit is
 * in its own file. What was asked for is written once; the app role may update only where the task stands.
 */
export const tasks = pgTable(
  "tasks",
  {
    id: uuid("id").primaryKey(),
    title: text("title").notNull(),
    context: text("context").notNull(),
    contextOrigin: text("context_origin", { enum: EVIDENCE_ORIGINS }).notNull(),
    /** TaskAttachment[] (server/tasks/task-words.ts). */
    attachments: jsonb("attachments").notNull(),
    /** It, or a task it is part of, holds words from outside. Never unset: labels follow the record. */
    isUntrusted: boolean("is_untrusted").notNull(),
    status: text("status", { enum: TASK_STATUSES }).notNull(),
    /** The agent that holds it. */
    assignee: text("assignee")
      .notNull()
      .references(() => agents.name),
    /** Every agent it was given to, in order, the first one first. */
    visited: text("visited").array().notNull(),
    /** How often an agent handed it on. */
    hops: smallint("hops").notNull().default(0),
    openedByKind: text("opened_by_kind", { enum: TASK_OPENERS }).notNull(),
    openedBy: text("opened_by").notNull(),
    /** Set at birth and never changed, so a chain of parents has no cycle. */
    parentId: uuid("parent_id").references((): AnyPgColumn => tasks.id),
    /** How many tasks are above it. */
    depth: smallint("depth").notNull(),
    dueAt: instant("due_at"),
    /** While escalated: "staff:<id>" or "role:<role>". */
    escalatedTo: text("escalated_to"),
    /** The last word said about it: progress, the reason of a hand-off, a question, its answer, the result. */
    note: text("note"),
    version: integer("version").notNull().default(1),
    openedAt: instant("opened_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    endedAt: instant("ended_at"),
    idempotencyKey: text("idempotency_key"),
    /** SHA-256 of what was asked for: the same key with something else is refused. */
    requestHash: text("request_hash").notNull(),
  },
  (t) => [
    oneOf("tasks_status_known", t.status, TASK_STATUSES),
    oneOf("tasks_opener_known", t.openedByKind, TASK_OPENERS),
    // open: the same request again, by its key
    uniqueIndex("tasks_idempotency_key")
      .on(t.openedByKind, t.openedBy, t.idempotencyKey)
      .where(sql`idempotency_key is not null`),
    // the board's columns and the list by status
    index("tasks_status").on(t.status, t.id),
    // what an agent holds
    index("tasks_assignee").on(t.assignee, t.id),
    // what an agent holds or had: all that it is shown but for what it opened
    index("tasks_visited").using("gin", t.visited),
    // what is late
    index("tasks_due")
      .on(t.dueAt)
      .where(sql`ended_at is null`),
    // what somebody asked for; how many of an opener's are open
    index("tasks_opener").on(t.openedByKind, t.openedBy, t.id),
    // the parts of a task
    index("tasks_parent")
      .on(t.parentId)
      .where(sql`parent_id is not null`),
    // search by a part of the title
    index("tasks_title_trgm").using("gin", sql`${t.title} gin_trgm_ops`),
  ],
);

/** What was submitted for a task, each by the agent that linked it. Append-only. */
export const taskActions = pgTable(
  "task_actions",
  {
    taskId: uuid("task_id")
      .notNull()
      .references(() => tasks.id),
    actionId: uuid("action_id")
      .notNull()
      .references(() => actions.id),
    agent: text("agent").notNull(),
    linkedAt: instant("linked_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.actionId] })],
);
