import { asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { auditEvents, auditPrivate } from "@/drizzle/schema/audit";
import { staff } from "@/drizzle/schema/staff";
import type { Reader } from "@/server/db";

const Body = z.record(z.string(), z.unknown());

export const EventItem = z
  .object({
    id: z.uuid(),
    at: z.date(),
    type: z.string(),
    actionId: z.uuid().nullable(),
    generation: z.number().int().nullable(),
    actor: z.object({ kind: z.string(), id: z.string(), name: z.string().nullable() }),
    body: Body,
    private: Body.nullable().describe("Null when there was none, when it has been erased, or when it is not for you."),
    leaf: z.string().describe("RFC 6962 leaf hash of the event, hexadecimal."),
  })
  .meta({ id: "Event" });
export type EventItem = z.infer<typeof EventItem>;

/** An action's timeline, oldest first. */
export async function readActionEvents(reader: Reader, actionId: string): Promise<EventItem[]> {
  const rows = await eventQuery(reader).where(eq(auditEvents.actionId, actionId)).orderBy(asc(auditEvents.position));
  return rows.map(toEventItem);
}

export function eventQuery(reader: Reader) {
  return reader
    .select({ event: auditEvents, secret: auditPrivate.data, staffId: staff.id, name: staff.name })
    .from(auditEvents)
    .leftJoin(auditPrivate, eq(auditPrivate.eventId, auditEvents.id))
    .leftJoin(staff, eq(textOf(staff.id), auditEvents.actorId))
    .$dynamic();
}

const textOf = (column: typeof staff.id) => sql<string>`${column}::text`;

type Joined = Awaited<ReturnType<typeof eventQuery>>[number];

export function toEventItem({ event, secret, name }: Joined): EventItem {
  return {
    id: event.id,
    at: event.at,
    type: event.type,
    actionId: event.actionId,
    generation: event.generation,
    actor: { kind: event.actorKind, id: event.actorId, name },
    body: Body.parse(event.body),
    private: secret === null ? null : Body.parse(secret),
    leaf: event.leaf.toString("hex"),
  };
}
