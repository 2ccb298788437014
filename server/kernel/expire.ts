import { and, asc, inArray, isNotNull, lte, or, eq } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import type { Actor } from "./actor";
import { readNow } from "./database-now";
import { withOpenIntents } from "./doubt";
import type { Kernel } from "./kernel";
import type { ActionRow } from "./load";
import { moveActions } from "./move";
import { stopLocked } from "./stop";

const SWEEPER: Actor = { kind: "system", id: "sweeper" };

/**
 * Ends what nobody decided in time, approvals that have outlived their validity, and canaries that nobody went on
 * from. Answers how many.
 */
export async function expireActions(kernel: Kernel, limit: number): Promise<number> {
  const count = await kernel.db.transaction(async (tx) => {
    const now = await readNow(tx, kernel);
    const late = or(
      and(eq(actions.status, "held"), lte(actions.expiresAt, now)),
      and(inArray(actions.status, ["approved", "queued"]), lte(actions.validUntil, now)),
      and(eq(actions.status, "running"), isNotNull(actions.stageHoldAt), lte(actions.validUntil, now)),
    );
    const rows = await tx
      .select()
      .from(actions)
      .where(late)
      .orderBy(asc(actions.id))
      .limit(limit)
      .for("update", { skipLocked: true });
    const paused = rows.filter((row) => row.status === "running");
    await stopLocked(tx, now, paused, { actor: SWEEPER, problem: STAGE_LAPSED });
    const expired = await expireLocked(
      tx,
      now,
      SWEEPER,
      rows.filter((row) => row.status !== "running"),
    );
    return paused.length + expired;
  });
  if (count > 0) for (const hint of ["audit", "outbox"] as const) kernel.hint(hint);
  return count;
}

const STAGE_LAPSED = {
  code: "stage_lapsed",
  message: "Nobody went on after the canary while the approval was valid, so the rest was not done.",
};
const EXPIRED = { code: "expired", message: "Nobody decided in time, or the approval had outlived its validity." };

/** A call whose outcome is open keeps its action: whoever claims it next says that it is unknown. */
export async function expireLocked(tx: Tx, now: Date, actor: Actor, rows: readonly ActionRow[]): Promise<number> {
  const doubtful = await withOpenIntents(tx, rows);
  const sure = rows.filter((row) => !doubtful.has(row.id));
  const held = sure.filter((row) => row.status === "held");
  const decided = sure.filter((row) => row.status === "approved" || row.status === "queued");
  const set = { problem: EXPIRED };
  const ends = [
    ...(await moveActions(tx, now, held, { event: "action.expired", to: "expired", actor, set })),
    ...(await moveActions(tx, now, decided, { event: "action.lapsed", to: "expired", actor, set })),
  ];
  return ends.length;
}
