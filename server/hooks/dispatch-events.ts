import { and, asc, inArray, isNotNull, isNull, lte, sql } from "drizzle-orm";
import { webhookEvents } from "@/drizzle/schema/webhook-events";
import type { Kernel } from "@/server/kernel/kernel";
import { priorityOf } from "./priorities";

export const OPEN_STATES = ["received", "failed"] as const;
const isOpen = inArray(webhookEvents.state, [...OPEN_STATES]);

/** A job that has been handed over, or is about to be. */
export interface EventJob {
  id: string;
  bullId: string;
  priority: number;
}

const { id, source, dispatch } = webhookEvents;
type Dispatched = Pick<typeof webhookEvents.$inferSelect, "id" | "source" | "dispatch">;

/** Marks what is due as handed over; the caller adds the jobs after the commit. */
export async function takeDueEvents(kernel: Kernel, limit: number): Promise<EventJob[]> {
  const due = kernel.db
    .select({ id })
    .from(webhookEvents)
    .where(and(isOpen, isNull(webhookEvents.dispatchedAt), lte(webhookEvents.notBefore, nowOf(kernel))))
    .orderBy(asc(webhookEvents.notBefore))
    .limit(limit)
    .for("update", { skipLocked: true });
  const rows = await kernel.db
    .update(webhookEvents)
    .set({ dispatchedAt: sql`now()`, dispatch: sql`${dispatch} + 1` })
    .where(inArray(id, due))
    .returning({ id, source, dispatch });
  return rows.map((row) => jobOf(kernel, row));
}

/** Handed over long ago and still open: the job may be lost. */
export async function findOverdueEvents(kernel: Kernel, olderThanMs: number, limit: number): Promise<EventJob[]> {
  const rows = await kernel.db
    .select({ id, source, dispatch })
    .from(webhookEvents)
    .where(and(isOpen, lte(webhookEvents.dispatchedAt, sql`now() - ${olderThanMs} * interval '1 ms'`)))
    .orderBy(asc(webhookEvents.dispatchedAt))
    .limit(limit);
  return rows.map((row) => jobOf(kernel, row));
}

/** `again`: the relay shall hand them over anew; `seen`: their jobs still wait in Redis. */
export async function markOverdueEvents(kernel: Kernel, ids: readonly string[], as: "again" | "seen"): Promise<void> {
  if (ids.length === 0) return;
  await kernel.db
    .update(webhookEvents)
    .set({ dispatchedAt: as === "again" ? null : sql`now()` })
    .where(and(inArray(id, [...ids]), isOpen));
}

/** After Redis has lost its data: everything open is owed again. */
export async function forgetEventDispatches(kernel: Kernel): Promise<number> {
  const rows = await kernel.db
    .update(webhookEvents)
    .set({ dispatchedAt: null })
    .where(and(isOpen, isNotNull(webhookEvents.dispatchedAt)))
    .returning({ id });
  return rows.length;
}

const nowOf = ({ clock }: Kernel) => clock?.() ?? sql`now()`;

const jobOf = (kernel: Kernel, row: Dispatched): EventJob => ({
  id: row.id,
  bullId: `webhook-${row.id}-${row.dispatch}`,
  priority: priorityOf(kernel, row.source),
});
