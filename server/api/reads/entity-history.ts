import { and, desc, eq, inArray, or, sql } from "drizzle-orm";
import { z } from "zod";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import type { Reader } from "@/server/db";
import { LISTED, toListItem } from "./list-actions";
import type { ActionListItem } from "./list-actions";

const SHOWN = 12;

export const EntityInput = z.object({ type: z.enum(["member", "fund", "provider"]), id: z.uuid() });

/** The newest actions that touch one member or firm, alone or among many. */
export async function readEntityHistory(
  reader: Reader,
  { type, id }: z.infer<typeof EntityInput>,
): Promise<ActionListItem[]> {
  const touching = reader
    .selectDistinct({ id: actionTargets.actionId })
    .from(actionTargets)
    .where(and(eq(actionTargets.entityType, type), eq(actionTargets.entityId, id)))
    .orderBy(desc(actionTargets.actionId))
    .limit(SHOWN);
  const rows = await reader
    .select(LISTED)
    .from(actions)
    .where(or(and(eq(actions.entityType, type), eq(actions.entityId, id)), inArray(actions.id, sql`(${touching})`)))
    .orderBy(desc(actions.id))
    .limit(SHOWN);
  return rows.map(toListItem);
}
