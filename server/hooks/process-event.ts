import { and, eq, inArray, lte } from "drizzle-orm";
import { webhookAttempts, webhookEvents } from "@/drizzle/schema/webhook-events";
import type { Tx } from "@/server/db";
import { appendAudit } from "@/server/kernel/audit";
import { readNow } from "@/server/kernel/database-now";
import type { Kernel } from "@/server/kernel/kernel";
import { addToOutbox } from "@/server/kernel/outbox";
import { isOutage } from "@/server/kernel/outage";
import { log } from "@/server/log";
import { OPEN_STATES } from "./dispatch-events";
import type { HandledEvent, Handlers } from "./handler";
import { HANDLERS } from "./handlers";
import { Unreadable } from "./unreadable";

interface Ended {
  state: "processed" | "ignored" | "failed" | "dead";
  /** What came of it, in words that name nobody. */
  outcome: string | null;
  problem: { code: string; message: string } | null;
  /** When there is another try. */
  notBefore?: Date;
}

/**
 * One try, with everything that follows from it, in one transaction. The signature is not looked at again: it was
 * verified when the event came, and would be too old by now. Answers how it ended; null: it is another's, or over.
 */
export async function processEvent(kernel: Kernel, id: string, handlers: Handlers = HANDLERS) {
  const ended = await kernel.db.transaction(async (tx) => {
    const now = await readNow(tx, kernel);
    const isOpen = inArray(webhookEvents.state, [...OPEN_STATES]);
    const [event] = await tx
      .select()
      .from(webhookEvents)
      .where(and(eq(webhookEvents.id, id), isOpen, lte(webhookEvents.notBefore, now)))
      .for("update", { skipLocked: true });
    if (!event) return null;
    if (event.raw === null) throw new Error(`The webhook event ${id} is open and has no payload.`);
    const end = await handle(kernel, tx, now, { event: { ...event, raw: event.raw }, handlers });
    await record(tx, now, event, end);
    return end.state;
  });
  if (ended) for (const hint of ["audit", "outbox"] as const) kernel.hint(hint);
  return ended;
}

type Stored = typeof webhookEvents.$inferSelect;

interface Try {
  event: HandledEvent;
  handlers: Handlers;
}

/** An outage costs no try: nothing can be recorded, and the job is found again. */
async function handle(kernel: Kernel, tx: Tx, now: Date, { event, handlers }: Try): Promise<Ended> {
  try {
    const handled = await tx.transaction((inner) => handlers[event.source]({ ...kernel, db: inner }, inner, event));
    return { ...handled, problem: null };
  } catch (error) {
    if (isOutage(error)) throw error;
    if (error instanceof Unreadable) return dead("unreadable", error.message);
    log.error({ err: error, source: event.source, type: event.type }, "a webhook event could not be processed");
    const words = "Something went wrong here; the log says what.";
    const tries = event.attempts + 1;
    if (tries >= event.attemptsMax) return dead("internal", words);
    const notBefore = new Date(now.getTime() + kernel.queues.webhook.backoffMs(tries));
    return { state: "failed", outcome: null, problem: { code: "internal", message: words }, notBefore };
  }
}

const dead = (code: string, message: string): Ended => ({ state: "dead", outcome: null, problem: { code, message } });

async function record(tx: Tx, now: Date, event: Stored, { notBefore = now, ...end }: Ended): Promise<void> {
  const n = event.attempts + 1;
  const endedAt = end.state === "failed" ? null : now;
  await tx
    .update(webhookEvents)
    .set({ ...end, attempts: n, endedAt, notBefore, ...(end.state === "failed" && { dispatchedAt: null }) })
    .where(eq(webhookEvents.id, event.id));
  const { state, problem } = end;
  await tx.insert(webhookAttempts).values({ webhookId: event.id, n, endedAt: now, state, problem });
  if (end.state === "dead") await tellDead(tx, now, event, n);
}

/** One notice within an hour for one sort of event: what breaks one often breaks all. */
async function tellDead(tx: Tx, at: Date, { id, source, eventId, type }: Stored, attempts: number) {
  const actor = { kind: "system", id: "webhooks" } as const;
  await appendAudit(tx, [
    { type: "webhook.dead", at, actor, body: { webhookId: id, source, eventId, eventType: type, attempts } },
  ]);
  const notice = {
    level: "alert" as const,
    audience: "role:operator",
    title: `A webhook of ${source} could not be processed`,
    text: `${type}, given up at attempt ${attempts}. The page Webhooks shows why and can process it again.`,
    actionId: null,
  };
  const dedupeKey = `webhook-dead:${source}:${type}:${at.toISOString().slice(0, 13)}`;
  await addToOutbox(tx, at, [{ topic: "notice.staff", dedupeKey, body: notice }]);
}
