import { and, asc, eq, or, sql } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import { auditEvents } from "@/drizzle/schema/audit";
import { effects, providerEvents } from "@/drizzle/schema/effects";
import { webhookAttempts, webhookEvents } from "@/drizzle/schema/webhook-events";
import type { Reader } from "@/server/db";
import { KernelError } from "@/server/kernel/errors";
import { eventQuery, toEventItem } from "./action-events";

const EVENTS_MAX = 50;

/** One event with its tries and what came of it. Payloads name customers: not everybody sees them. */
export async function readWebhook(reader: Reader, id: string, seesPayload: boolean) {
  const [row] = await reader.select().from(webhookEvents).where(eq(webhookEvents.id, id));
  if (!row) throw new KernelError("not_found", "There is no such webhook event.", { id });
  const { raw, dispatchedAt: _at, dispatch: _n, ...event } = row;
  const [attempts, trail, action] = await Promise.all([
    reader.select().from(webhookAttempts).where(eq(webhookAttempts.webhookId, id)).orderBy(asc(webhookAttempts.n)),
    readTrail(reader, id),
    readAction(reader, row),
  ]);
  return { ...event, payload: seesPayload ? raw : null, tries: attempts, trail, action };
}

/** What the trail says of it: closed addresses, dead letters, who had it processed again. */
async function readTrail(reader: Reader, webhookId: string) {
  const rows = await eventQuery(reader)
    .where(
      and(
        sql`${auditEvents.body} ->> 'webhookId' = ${webhookId}`,
        or(sql`${auditEvents.type} like 'webhook.%'`, sql`${auditEvents.type} like 'suppression.%'`),
      ),
    )
    .orderBy(asc(auditEvents.position))
    .limit(EVENTS_MAX);
  return rows.map(toEventItem);
}

/** The action whose mail it is about. */
async function readAction(reader: Reader, { source, eventId }: typeof webhookEvents.$inferSelect) {
  const [found] = await reader
    .select({ id: actions.id, title: actions.title, status: actions.status })
    .from(providerEvents)
    .innerJoin(effects, eq(effects.effectKey, providerEvents.effectKey))
    .innerJoin(actions, eq(actions.id, effects.actionId))
    .where(and(eq(providerEvents.provider, source), eq(providerEvents.eventId, eventId)));
  return found ?? null;
}
