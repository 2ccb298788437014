import { outbox } from "@/drizzle/schema/outbox";
import type { Tx } from "@/server/db";

/** Drained by workers/relay.ts; a message's topic names its handler there. */
export type OutboxMessage =
  | { topic: "notice.agent"; dedupeKey: string; body: { actionId: string } }
  | {
      topic: "notice.staff";
      dedupeKey: string;
      body: {
        level: "urgent" | "alert" | "digest";
        audience: string;
        title: string;
        text: string;
        actionId: string | null;
      };
    };

/** Insert only: sending is the relay's work, after the commit. */
export async function addToOutbox(tx: Tx, at: Date, messages: readonly OutboxMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map((message) => ({ ...message, createdAt: at, nextAt: at }));
  await tx.insert(outbox).values(rows).onConflictDoNothing({ target: outbox.dedupeKey });
}
