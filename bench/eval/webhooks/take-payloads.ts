import { inArray } from "drizzle-orm";
import { suppressions } from "@/drizzle/schema/mail";
import { webhookEvents } from "@/drizzle/schema/webhook-events";
import type { Db } from "@/server/db";
import { takeDueEvents } from "@/server/hooks/dispatch-events";
import type { HookSource } from "@/server/hooks/hook";
import { processEvent } from "@/server/hooks/process-event";
import type { Kernel } from "@/server/kernel/kernel";
import { postWebhook } from "@/server/testing/post-webhook";
import type { Payload } from "./payloads";

export interface Taken {
  source: HookSource;
  payloads: number;
  events: number;
  processed: number;
  ignored: number;
  /** What should have been otherwise. */
  wrong: string[];
}

/**
 * Posts each sample twice as its provider would, signed, and does what the worker does: each must be answered 2xx, be
 * stored once, come to an end that is not a dead letter, and close whom it must close.
 */
export async function takePayloads(kernel: Kernel, db: Db, payloads: readonly Payload[]): Promise<Taken[]> {
  const bySource = Map.groupBy(payloads, ({ source }) => source);
  const taken: Taken[] = [];
  for (const [source, group] of bySource) {
    const row: Taken = { source, payloads: group.length, events: 0, processed: 0, ignored: 0, wrong: [] };
    for (const payload of group) await takeOne(kernel, db, payload, row);
    taken.push(row);
  }
  return taken;
}

async function takeOne(kernel: Kernel, db: Db, payload: Payload, row: Taken): Promise<void> {
  const { source, name, body, closes } = payload;
  const wrong = (what: string) => void row.wrong.push(`${source} ${name}: ${what}`);
  const signed = { at: new Date(), id: `eval_${name}` };
  const before = await db.$count(webhookEvents);
  const first = await postWebhook(source, body, signed);
  if (first.status !== 200) return wrong(`answered ${first.status}`);
  const stored = (await db.$count(webhookEvents)) - before;
  const again = await postWebhook(source, body, signed);
  if (again.status !== 200) wrong(`answered ${again.status} the second time`);
  if ((await db.$count(webhookEvents)) !== before + stored) wrong("stored anew");
  row.events += stored;
  const jobs = await takeDueEvents(kernel, 1_000);
  for (const { id } of jobs) await processEvent(kernel, id);
  const ids = jobs.map(({ id }) => id);
  const ended = ids.length === 0 ? [] : await db.select().from(webhookEvents).where(inArray(webhookEvents.id, ids));
  for (const { state, problem } of ended) {
    if (state === "processed" || state === "ignored") row[state] += 1;
    else wrong(`${state}, ${JSON.stringify(problem)}`);
  }
  if (closes.length === 0) return;
  const closed = await db.select().from(suppressions).where(inArray(suppressions.email, closes));
  const open = closes.filter((address) => !closed.some(({ email }) => email === address));
  if (open.length > 0) wrong(`still open: ${open.join(", ")}`);
}
