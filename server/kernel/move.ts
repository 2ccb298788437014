import { and, eq, inArray, sql } from "drizzle-orm";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { REQUEST_OUTCOMES } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import { actionEvent } from "./action-event";
import type { EventChanges } from "./action-event";
import type { Actor } from "./actor";
import { appendAudit } from "./audit";
import { closeRequests } from "./close-requests";
import type { ActionRow } from "./load";
import { settledNotice } from "./notices";
import { addToOutbox } from "./outbox";
import { isTerminal, sourcesOf } from "./states";
import type { ActionEvent, ActionStatus } from "./states";

export interface Arrow {
  event: ActionEvent;
  to: ActionStatus;
  actor: Actor;
  /** Further columns; the status is set from `to`, and `settledAt` where it is an end. */
  set?: PgUpdateSetSource<typeof actions>;
  /** The generation that the action has afterwards, where it is a new one. */
  generation?: number;
  changes?: EventChanges;
  detail?: Record<string, unknown>;
  /** What the event of each says beyond that. */
  detailOf?: (row: ActionRow) => Record<string, unknown>;
  private?: Record<string, unknown>;
}

/**
 * Moves actions along one arrow: the conditional update, an event for each that moved, and what the move owes. Its
 * request is closed, targets that nothing will touch any more are cancelled, the submitter is told of an end. Whoever
 * is not in the answer had moved already. The rows must be locked by the caller's transaction.
 */
export async function moveActions(tx: Tx, at: Date, rows: readonly ActionRow[], arrow: Arrow): Promise<ActionRow[]> {
  if (rows.length === 0) return [];
  const { event, to, set, generation } = arrow;
  const isEnd = isTerminal(to);
  const moved = await tx
    .update(actions)
    .set({ ...set, status: to, ...(isEnd && { settledAt: at }), ...(generation !== undefined && { generation }) })
    .where(and(presentGenerations(rows), inArray(actions.status, sourcesOf(event))))
    .returning({ id: actions.id });
  const ids = new Set(moved.map(({ id }) => id));
  const done = rows.filter((row) => ids.has(row.id));
  const events = done.map((row) => eventOf(row, at, arrow));
  const messages = done.flatMap((row) => settledNotice({ ...row, status: to }));
  await Promise.all([
    isEnd && cancelPending(tx, at, done),
    closeRequests(tx, [...ids], REQUEST_OUTCOME[to], at),
    appendAudit(tx, events),
    addToOutbox(tx, at, messages),
  ]);
  return done;
}

/** What becomes of the question to the approvers when an action gets there; null: it stays as it is. */
const REQUEST_OUTCOME: Record<ActionStatus, (typeof REQUEST_OUTCOMES)[number] | null> = {
  held: "superseded",
  approved: "approved",
  rejected: "rejected",
  expired: "expired",
  cancelled: "cancelled",
  blocked: "blocked",
  queued: null,
  running: null,
  unknown: null,
  succeeded: null,
  failed: null,
};

function eventOf(row: ActionRow, at: Date, { event, to, actor, changes, detail, detailOf, ...rest }: Arrow) {
  const generation = rest.generation ?? row.generation;
  return actionEvent({
    ...{ event, actionId: row.id, generation, from: row.status, to, actor, at },
    ...{ changes, detail: { ...detail, ...detailOf?.(row) }, private: rest.private },
  });
}

/** These rows, as long as they are in the generation that was looked at. */
function presentGenerations(rows: readonly ActionRow[]) {
  const present = JSON.stringify(rows.map(({ id, generation }) => ({ id, generation })));
  return sql`(${actions.id}, ${actions.generation}) in (
    select id, generation from jsonb_to_recordset(${present}::text::jsonb) as present(id uuid, generation int))`;
}

/** Nothing will touch these targets any more. */
export async function cancelPending(tx: Tx, at: Date, rows: readonly ActionRow[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await tx
    .update(actionTargets)
    .set({ status: "cancelled", settledAt: at })
    .where(and(inArray(actionTargets.actionId, ids), eq(actionTargets.status, "pending")));
}
