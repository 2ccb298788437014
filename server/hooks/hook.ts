import type { HOOK_SOURCES } from "@/drizzle/schema/webhook-events";

export type HookSource = (typeof HOOK_SOURCES)[number];

/** What arrived. Signatures are over bytes: any reading of them may lose some. */
export interface Delivery {
  body: Buffer;
  headers: Headers;
  /** By the clock of the process that took it. */
  now: Date;
}

/** One event of a delivery, in the provider's words. */
export interface ToldEvent {
  eventId: string;
  type: string;
  /** Null: the provider does not say. */
  occurredAt: Date | null;
  raw: string;
}

/** How one provider's webhooks are known to be from it, and what is in them. */
export interface Hook {
  bytesMax: number;
  /** Answers which scheme and which key vouch for it; throws when none does. */
  verify: (delivery: Delivery) => string | Promise<string>;
  /** Of a verified delivery; throws when it holds no events. */
  read: (delivery: Delivery) => ToldEvent[];
  /** What the provider wants to hear at once, of a verified delivery that is no event. */
  reply?: (delivery: Delivery) => Record<string, string> | null;
  /** Headers that people may see; none that holds a secret or a signature. */
  shows: readonly string[];
}
