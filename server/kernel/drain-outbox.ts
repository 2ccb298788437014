import { and, asc, eq, isNull, lte, inArray, sql } from "drizzle-orm";
import { outbox } from "@/drizzle/schema/outbox";
import type { Tx } from "@/server/db";
import { readNow } from "./database-now";
import type { Kernel } from "./kernel";
import { isOutage } from "./outage";

export type Message = typeof outbox.$inferSelect;

/**
 * How messages of one topic are carried out, many at once, in the transaction that marks them sent. A message that
 * cannot be is thrown out; it is then tried alone, and later again.
 */
export type TopicHandler = (kernel: Kernel, tx: Tx, messages: readonly Message[]) => Promise<void>;

/** Turns due messages into what they ask for. Answers how many were looked at. */
export async function drainOutbox(kernel: Kernel, limit: number): Promise<number> {
  if (!(await isAnyDue(kernel))) return 0;
  const count = await kernel.db.transaction(async (tx) => {
    const now = await readNow(tx, kernel);
    const due = await tx
      .select()
      .from(outbox)
      .where(and(isNull(outbox.sentAt), lte(outbox.nextAt, now)))
      .orderBy(asc(outbox.id))
      .limit(limit)
      .for("update", { skipLocked: true });
    for (const [topic, messages] of Map.groupBy(due, (message) => message.topic)) {
      await handle(kernel, tx, now, { topic, messages });
    }
    return due.length;
  });
  if (count > 0) kernel.hint("dispatch");
  return count;
}

/** Most of what happens leaves no message: one look is cheaper than a transaction. */
async function isAnyDue({ db, clock }: Kernel): Promise<boolean> {
  const now = clock?.() ?? sql`now()`;
  const [first] = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isNull(outbox.sentAt), lte(outbox.nextAt, now)))
    .limit(1);
  return first !== undefined;
}

interface Batch {
  topic: string;
  messages: Message[];
}

/** All together, and one by one when that fails: a message that nothing can be done with must not stop the others. */
async function handle(kernel: Kernel, tx: Tx, now: Date, { topic, messages }: Batch): Promise<void> {
  try {
    await tx.transaction(async (inner) => {
      const handler = kernel.topics.get(topic);
      if (!handler) throw new Error(`No topic is called ${topic}`);
      await handler({ ...kernel, db: inner }, inner, messages);
    });
    await markSent(tx, now, messages);
  } catch (error) {
    if (isOutage(error)) throw error;
    const [only] = messages;
    if (messages.length === 1 && only) return putOff(tx, now, only, error);
    for (const message of messages) await handle(kernel, tx, now, { topic, messages: [message] });
  }
}

async function markSent(tx: Tx, sentAt: Date, messages: readonly Message[]): Promise<void> {
  const ids = messages.map((message) => message.id);
  await tx.update(outbox).set({ sentAt, problem: null }).where(inArray(outbox.id, ids));
}

const BACKOFF_MS = 5_000;
const BACKOFF_MAX_MS = 3_600_000;

/** Kept for ever, tried ever more rarely; `ops doctor` and the metrics show what waits. */
async function putOff(tx: Tx, now: Date, { id, tries }: Message, error: unknown): Promise<void> {
  const waitMs = Math.min(BACKOFF_MS * 2 ** tries, BACKOFF_MAX_MS);
  const problem = error instanceof Error ? error.name : "unknown";
  await tx
    .update(outbox)
    .set({ tries: tries + 1, nextAt: new Date(now.getTime() + waitMs), problem })
    .where(eq(outbox.id, id));
}
