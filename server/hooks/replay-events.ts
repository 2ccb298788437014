import { and, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { webhookEvents } from "@/drizzle/schema/webhook-events";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { readNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";

export const Replay = z.object({ ids: z.array(z.uuid()).min(1).max(200) }).strict();

const ENDED = ["processed", "ignored", "dead"] as const;

/**
 * Has ended events processed again, as the same events with further tries. What they did is not done twice: each handler
 * knows its own work by the event's id. Answers how many; those still open are tried anyhow, and those whose payload was
 * removed cannot be.
 */
export async function replayEvents(kernel: Kernel, actor: Actor, { ids }: z.infer<typeof Replay>) {
  const asked = await kernel.db.transaction(async (tx) => {
    const at = await readNow(tx, kernel);
    const chosen = and(inArray(webhookEvents.id, ids), inArray(webhookEvents.state, [...ENDED]));
    const { id, source, eventId, type, state, attempts, payloadRemovedAt } = webhookEvents;
    const ended = await tx
      .select({ webhookId: id, source, eventId, eventType: type, was: state, attempts, payloadRemovedAt })
      .from(webhookEvents)
      .where(chosen)
      .orderBy(id)
      .for("update");
    const whole = ended.filter((event) => event.payloadRemovedAt === null);
    const [gone] = ended;
    if (whole.length === 0 && gone?.payloadRemovedAt) throw nothingLeft(gone.payloadRemovedAt);
    await tx
      .update(webhookEvents)
      .set({
        ...{ state: "received", outcome: null, problem: null, endedAt: null, dispatchedAt: null, notBefore: at },
        attemptsMax: sql`${attempts} + ${kernel.queues.webhook.attemptsMax}`,
      })
      .where(and(chosen, isNull(payloadRemovedAt)));
    await appendAudit(
      tx,
      whole.map(({ payloadRemovedAt: _, ...body }) => ({ type: "webhook.replayed", at, actor, body })),
    );
    return whole.length;
  });
  for (const hint of ["webhooks", "audit"] as const) kernel.hint(hint);
  return { asked };
}

const nothingLeft = (at: Date) =>
  new KernelError(
    "state_conflict",
    `Its payload was removed on ${at.toISOString().slice(0, 10)}: there is nothing left to process.`,
  );
