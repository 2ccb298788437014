import { asc, eq } from "drizzle-orm";
import { auditEvents, auditPrivate } from "@/drizzle/schema/audit";
import type { Db } from "@/server/db";

/** The events of one type, oldest first, with what is kept apart. */
export async function eventsOfType(db: Db, type: string) {
  return db
    .select({
      actorKind: auditEvents.actorKind,
      actorId: auditEvents.actorId,
      body: auditEvents.body,
      secret: auditPrivate.data,
    })
    .from(auditEvents)
    .leftJoin(auditPrivate, eq(auditPrivate.eventId, auditEvents.id))
    .where(eq(auditEvents.type, type))
    .orderBy(asc(auditEvents.position));
}
