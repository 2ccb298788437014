import type { webhookEvents } from "@/drizzle/schema/webhook-events";
import type { Tx } from "@/server/db";
import type { Kernel } from "@/server/kernel/kernel";
import type { HookSource } from "./hook";

type Row = typeof webhookEvents.$inferSelect;
/** An open event is whole: its payload goes only after its end. */
export type HandledEvent = Row & { raw: string };

/** What came of an event, in words that name nobody. */
export interface Handled {
  state: "processed" | "ignored";
  outcome: string;
}

/**
 * Runs in the transaction that records its end, with the kernel on it. May be asked again after its end, and then
 * changes nothing. A thrown error means another try; Unreadable means none.
 */
export type Handler = (kernel: Kernel, tx: Tx, event: HandledEvent) => Promise<Handled>;
export type Handlers = Record<HookSource, Handler>;

export const UNHEARD: Handled = { state: "ignored", outcome: "Nothing listens to it." };
