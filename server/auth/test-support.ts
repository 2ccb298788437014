import { asc, eq } from "drizzle-orm";
import { auditEvents, auditPrivate } from "@/drizzle/schema/audit";
import type { Db } from "@/server/db";
import type { Actor, StaffRole } from "@/server/kernel/actor";
import { createStaff } from "./staff";

export const SYSTEM: Actor = { kind: "system", id: "test" };
export const PASSWORD = "correct horse battery";

let made = 0;

/** Somebody new at every call, with PASSWORD. */
export async function newStaff(db: Db, { role = "operator" as StaffRole, hasPassword = true } = {}) {
  made += 1;
  const email = `person-${made}@hedgeco.example`;
  const password = hasPassword ? PASSWORD : undefined;
  const { id } = await createStaff(db, SYSTEM, { email, name: `Person ${made}`, role, password });
  const actor: Actor = { kind: "staff", id, role };
  return { id, email, role, actor };
}

/** The events of one type, oldest first, with what is kept apart. */
export async function eventsOf(db: Db, type: string) {
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
