import { and, inArray, isNotNull, lte } from "drizzle-orm";
import { webhookEvents } from "@/drizzle/schema/webhook-events";
import type { Db, Tx } from "@/server/db";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { removePayloads } from "./remove-payloads";

export interface KeptDays {
  /** After an event was processed or ignored. */
  endedDays: number;
  /** After it was given up: a person may still want to have it processed. */
  deadDays: number;
}

const DAY_MS = 86_400_000;

/**
 * Removes payloads whose time is up: they name persons, and what came of them is known. What is still open keeps its own,
 * however old it is. Answers how many.
 */
export async function sweepPayloads(db: Db, { endedDays, deadDays }: KeptDays, limit: number): Promise<number> {
  return db.transaction(async (tx) => {
    const at = await databaseNow(tx);
    const before = (days: number) => new Date(at.getTime() - days * DAY_MS);
    const ended = await findOld(tx, ["processed", "ignored"], before(endedDays), limit);
    const dead = await findOld(tx, ["dead"], before(deadDays), limit - ended.length);
    const webhookIds = [...ended, ...dead];
    if (webhookIds.length === 0) return 0;
    await removePayloads(tx, webhookIds, { at, by: "retention" });
    const actor = { kind: "system", id: "sweep" } as const;
    const body = { count: webhookIds.length, endedDays, deadDays, webhookIds };
    await appendAudit(tx, [{ type: "webhook.payloads_removed", at, actor, body }]);
    return webhookIds.length;
  });
}

/** Locked; one that somebody has processed again at this moment is left to the next sweep. */
async function findOld(tx: Tx, states: ("processed" | "ignored" | "dead")[], endedBy: Date, limit: number) {
  if (limit === 0) return [];
  const { id, state, raw, endedAt } = webhookEvents;
  const rows = await tx
    .select({ id })
    .from(webhookEvents)
    .where(and(inArray(state, states), isNotNull(raw), lte(endedAt, endedBy)))
    .limit(limit)
    .for("update", { skipLocked: true });
  return rows.map((row) => row.id);
}
