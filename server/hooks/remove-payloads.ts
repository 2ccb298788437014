import { inArray } from "drizzle-orm";
import { webhookEvents } from "@/drizzle/schema/webhook-events";
import type { PAYLOAD_REMOVED_BY } from "@/drizzle/schema/webhook-events";
import type { Tx } from "@/server/db";

interface Removal {
  at: Date;
  by: (typeof PAYLOAD_REMOVED_BY)[number];
}

/** Of ended events that the caller has locked. All else about them stays: a repeat is still known as one. */
export async function removePayloads(tx: Tx, ids: readonly string[], { at, by }: Removal): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(webhookEvents)
    .set({ raw: null, payloadRemovedAt: at, payloadRemovedBy: by })
    .where(inArray(webhookEvents.id, [...ids]));
}
