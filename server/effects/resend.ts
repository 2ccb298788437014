import { Resend } from "resend";
import type { ErrorResponse } from "resend";
import type { MailPort, PortResult } from "@/server/kernel/ports";
import { foreignText } from "./foreign-text";
import { mailboxOf } from "./mailbox";
import { failed, notStarted, retry, unknown } from "./outcome";

/** Resend keeps idempotency keys for 24 hours; the hour less covers clocks that disagree. */
const KEY_WINDOW_MS = 23 * 60 * 60 * 1000;

const KEY_IN_USE = new Set<string>(["concurrent_idempotent_requests", "invalid_idempotent_request"]);

/** What the provider's events are matched by; keys are hex digits, which tags may have. */
const EFFECT_TAG = "effect_key";

/** Refusals that pass: the same request may be accepted later. */
const PASSING_STATUS = new Set([408, 425, 429]);

export function resendMail(apiKey: string, options: { baseUrl?: string } = {}): MailPort {
  const client = new Resend(apiKey, options);
  return {
    name: "resend",
    keyWindowMs: KEY_WINDOW_MS,
    async send(message, call) {
      if (call.signal.aborted) return notStarted();
      const to = mailboxOf(message.to);
      if (!to || to.isUnicode) return failed("bad_address", "Resend takes one mailbox, in ASCII before the @.");
      const answer = await client.emails.send(
        {
          from: message.from,
          // Its carrier wants the domain in ASCII.
          to: to.address,
          subject: message.subject,
          html: message.html,
          text: message.text,
          headers: message.headers,
          // Comes back with every event about this mail, also of one whose id we never learned.
          tags: [{ name: EFFECT_TAG, value: call.key }],
        },
        { idempotencyKey: call.key, signal: call.signal },
      );
      if (answer.data) return { outcome: "done", providerId: answer.data.id ?? null };
      return outcomeOf(answer, apiKey);
    },
  };
}

interface Refusal {
  error: ErrorResponse | null;
  headers: Record<string, string> | null;
}

function outcomeOf({ error, headers }: Refusal, apiKey: string): PortResult {
  // The client answers with a null status when it lost the connection, was aborted, or could not read a 2xx body:
  // the mail may be on its way. The idempotency key makes asking again safe.
  const status = typeof error?.statusCode === "number" ? error.statusCode : null;
  if (!error || status === null)
    return unknown("no_answer", "Resend's answer was lost; the mail may have been accepted.");
  const said = foreignText(`Resend answered ${status} ${error.name}: ${error.message}`, [apiKey]);
  // The key is known already: an earlier call under it has arrived, whatever became of it.
  if (KEY_IN_USE.has(error.name)) return unknown("key_in_use", said);
  if (PASSING_STATUS.has(status)) return retry("rate_limited", said + retryAfterOf(headers));
  // Their error does not say whether it came before or after the mail was taken.
  if (status >= 500) return unknown("provider_down", said);
  if (status >= 400) return failed("rejected", said);
  return unknown("unclear_answer", said);
}

function retryAfterOf(headers: Refusal["headers"]): string {
  const value = headers?.["retry-after"];
  return value ? ` (retry after ${foreignText(value)} s)` : "";
}
