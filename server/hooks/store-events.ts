import { webhookEvents } from "@/drizzle/schema/webhook-events";
import { readNow } from "@/server/kernel/database-now";
import { insertNewRows } from "@/server/kernel/insert-rows";
import type { Kernel } from "@/server/kernel/kernel";
import { newId } from "@/server/kernel/key";
import type { HookSource, ToldEvent } from "./hook";

export interface Verified {
  source: HookSource;
  verifiedBy: string;
  deliverySha256: string;
  headers: Record<string, string>;
  events: readonly ToldEvent[];
}

/** Once by source and event id, however often it is told. What follows is the relay's work. Answers how many are new. */
export async function storeEvents(kernel: Kernel, { events, ...delivery }: Verified): Promise<number> {
  const stored = await kernel.db.transaction(async (tx) => {
    const now = await readNow(tx, kernel);
    const rows = events.map(({ occurredAt, ...told }) => ({
      ...delivery,
      ...told,
      id: newId(),
      occurredAt: occurredAt ?? now,
      receivedAt: now,
      state: "received" as const,
      attemptsMax: kernel.queues.webhook.attemptsMax,
      notBefore: now,
    }));
    return insertNewRows(tx, webhookEvents, rows);
  });
  if (stored.size > 0) kernel.hint("webhooks");
  return stored.size;
}
