import { z } from "zod";

/** What the kernel and the actions need from the outside world. Implemented in server/effects; faked by real servers in tests. */
export interface Effects {
  mail: MailPort;
  webhook: WebhookPort;
}

export interface PortCall {
  /** The effect key; sent as the provider's idempotency key where it has one. */
  key: string;
  signal: AbortSignal;
}

/** How one attempt at the outside world ended. `unknown`: it may have happened. */
export type PortResult =
  | { outcome: "done"; providerId: string | null; result?: Record<string, unknown> }
  | { outcome: "failed"; problem: Problem; result?: Record<string, unknown> }
  | { outcome: "retry"; problem: Problem; result?: Record<string, unknown> }
  | { outcome: "unknown"; problem: Problem };

export const Problem = z.object({ code: z.string(), message: z.string() });
export type Problem = z.infer<typeof Problem>;

/** As it is pinned, shown and sent. */
export const MailMessage = z.object({
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  headers: z.record(z.string(), z.string()),
});
export type MailMessage = z.infer<typeof MailMessage>;

export interface MailPort {
  /** Shown to people: "resend", "smtp" or "local". */
  readonly name: string;
  /** How long the provider recognises a repeated key; null: it never does. Infinity is written as a far date by the ledger. */
  readonly keyWindowMs: number | null;
  send: (message: MailMessage, call: PortCall) => Promise<PortResult>;
}

export interface WebhookMessage {
  url: string;
  /** Stays the same however often the event is told: Standard Webhooks `webhook-id`. */
  messageId: string;
  /** All of them sign; the first is the present one. */
  secrets: readonly [string, ...string[]];
  body: string;
}

export interface WebhookPort {
  readonly name: string;
  /** Receivers are told to deduplicate by `webhook-id`, so repeating is safe. */
  readonly keyWindowMs: number | null;
  deliver: (message: WebhookMessage, call: PortCall) => Promise<PortResult>;
}
