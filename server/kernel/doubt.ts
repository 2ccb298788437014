import { and, inArray, isNull } from "drizzle-orm";
import { effects } from "@/drizzle/schema/effects";
import type { Tx } from "@/server/db";
import type { ActionRow } from "./load";

/**
 * Which of these actions have a call that nobody answered. It may have happened, so such an action must not end as
 * if it had not: not blocked, expired or cancelled, nor asked about anew, which would send it under another key.
 */
export async function withOpenIntents(tx: Tx, rows: readonly ActionRow[]): Promise<Set<string>> {
  const started = rows.filter((row) => row.fence > 0);
  if (started.length === 0) return new Set();
  const open = await tx
    .selectDistinct({ id: effects.actionId })
    .from(effects)
    .where(
      and(
        inArray(
          effects.actionId,
          started.map((row) => row.id),
        ),
        isNull(effects.outcome),
      ),
    );
  return new Set(open.map(({ id }) => id));
}
