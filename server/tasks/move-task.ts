import { and, eq, inArray, sql } from "drizzle-orm";
import { tasks } from "@/drizzle/schema/tasks";
import type { Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { taskConflict } from "./load-task";
import type { TaskRow } from "./load-task";
import { arrowOf, isEnded } from "./states";
import type { TaskEvent } from "./states";

interface Move {
  event: TaskEvent;
  actor: Actor;
  /** For a refusal: what the task could not be. */
  wanted: string;
  set?: Partial<Pick<TaskRow, "assignee" | "visited" | "hops" | "escalatedTo">>;
  /** What the event says besides where the task came from and went to. */
  body?: Record<string, unknown>;
  /** Free text, which may speak about persons: the event keeps it apart. */
  note?: string;
}

/** One arrow: the conditional update and its event belong together here, whichever verb asks. */
export async function moveTask(tx: Tx, at: Date, row: TaskRow, move: Move): Promise<TaskRow> {
  const { event, actor, wanted, set, body, note } = move;
  const { from, to } = arrowOf(event);
  const [moved] = await tx
    .update(tasks)
    .set({
      ...set,
      status: to,
      version: sql`${tasks.version} + 1`,
      updatedAt: at,
      ...(note === undefined ? {} : { note }),
      ...(isEnded(to) ? { endedAt: at } : {}),
    })
    .where(and(eq(tasks.id, row.id), inArray(tasks.status, [...from]), eq(tasks.version, row.version)))
    .returning();
  if (!moved) throw taskConflict(row, wanted);
  const said = { taskId: row.id, from: row.status, to, assignee: moved.assignee, version: moved.version, ...body };
  await appendAudit(tx, [{ type: event, at, actor, body: said, ...(note === undefined ? {} : { private: { note } }) }]);
  return moved;
}
