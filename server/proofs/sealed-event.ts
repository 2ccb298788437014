import { asc, eq } from "drizzle-orm";
import { auditEvents, auditSeals } from "@/drizzle/schema/audit";
import type { Reader } from "@/server/db";
import type { AuditContent } from "@/server/kernel/audit";

/** An event at its place in the tree, as a verifier needs it. `event` is what the leaf covers; null: the row is gone. */
export interface SealedEvent {
  seq: number;
  leaf: Buffer;
  event: AuditContent | null;
}

/** Events at their places, in the order of sealing; the caller narrows it down. */
export function sealedQuery(reader: Reader) {
  return reader
    .select({ seq: auditSeals.seq, leaf: auditSeals.leaf, row: auditEvents })
    .from(auditSeals)
    .leftJoin(auditEvents, eq(auditEvents.id, auditSeals.eventId))
    .orderBy(asc(auditSeals.seq))
    .$dynamic();
}

type Joined = Awaited<ReturnType<typeof sealedQuery>>[number];

export const toSealedEvent = ({ seq, leaf, row }: Joined): SealedEvent => ({ seq, leaf, event: row && contentOf(row) });

/** The stored row as the leaf covers it: where and by which transaction it was inserted it does not say. */
export function contentOf(row: Omit<typeof auditEvents.$inferSelect, "position" | "writer" | "leaf">): AuditContent {
  const { id, at, type, actionId, generation, actorKind, actorId, body } = row;
  return { id, at: at.toISOString(), type, actionId, generation, actor: { kind: actorKind, id: actorId }, body };
}
