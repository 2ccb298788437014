import { and, asc, eq, inArray, lte, or } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import { actionEvent } from "./action-event";
import type { Actor } from "./actor";
import { appendAudit } from "./audit";
import { closeRequests } from "./close-requests";
import { readGround } from "./ground";
import type { Kernel } from "./kernel";
import type { ActionRow } from "./load";
import { settledNotice } from "./notices";
import { addToOutbox } from "./outbox";
import type { ActionStatus } from "./states";

const SWEEPER: Actor = { kind: "system", id: "sweeper" };

/** Ends what nobody decided in time, and approvals that have outlived their validity. Answers how many. */
export async function expireActions(kernel: Kernel, limit: number): Promise<number> {
  const count = await kernel.db.transaction(async (tx) => {
    const { now } = await readGround(tx, kernel);
    const late = or(
      and(eq(actions.status, "held"), lte(actions.expiresAt, now)),
      and(inArray(actions.status, ["approved", "queued"]), lte(actions.validUntil, now)),
    );
    const rows = await tx
      .select()
      .from(actions)
      .where(late)
      .orderBy(asc(actions.id))
      .limit(limit)
      .for("update", { skipLocked: true });
    return expireLocked(tx, now, SWEEPER, rows);
  });
  if (count > 0) kernel.hint("audit");
  return count;
}

const EVENT = { held: "action.expired", approved: "action.lapsed", queued: "action.lapsed" } as const;
type Expirable = keyof typeof EVENT;

const isExpirable = (status: ActionStatus): status is Expirable => status in EVENT;

/** The rows must be locked by the caller's transaction. */
export async function expireLocked(tx: Tx, now: Date, actor: Actor, rows: readonly ActionRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  const moved = await tx
    .update(actions)
    .set({
      status: "expired",
      settledAt: now,
      problem: { code: "expired", message: "Nobody decided in time, or the approval had outlived its validity." },
    })
    .where(
      and(
        inArray(
          actions.id,
          rows.map((row) => row.id),
        ),
        inArray(actions.status, ["held", "approved", "queued"]),
      ),
    )
    .returning({ id: actions.id });
  const ids = new Set(moved.map((row) => row.id));
  const expired = rows.filter((row) => ids.has(row.id));
  await closeRequests(tx, [...ids], "expired", now);
  await appendAudit(
    tx,
    expired.flatMap((row) =>
      isExpirable(row.status)
        ? [
            actionEvent({
              event: EVENT[row.status],
              actionId: row.id,
              generation: row.generation,
              from: row.status,
              to: "expired",
              actor,
              at: now,
            }),
          ]
        : [],
    ),
  );
  await addToOutbox(
    tx,
    now,
    expired.flatMap((row) => settledNotice({ ...row, status: "expired" })),
  );
  return expired.length;
}
