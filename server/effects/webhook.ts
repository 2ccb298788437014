import { clock } from "@/server/clock";
import type { Env } from "@/server/env";
import type { PortResult, WebhookPort } from "@/server/kernel/ports";
import { assertCallbackUrl, CallbackRefused, resolveHost } from "./callback-url";
import type { ResolveHost } from "./callback-url";
import { foreignText } from "./foreign-text";
import { FOREVER_MS } from "./key-window";
import { failed, notStarted, retry } from "./outcome";
import { postOnce } from "./post-once";
import type { PostAnswer } from "./post-once";
import { signWebhook } from "./sign-webhook";

const TIMEOUT_MS = 15_000;

/** Refusals that pass; 409 and 425 are what receivers say while they still work on the first delivery. */
const PASSING_STATUS = new Set([408, 409, 425, 429]);

interface Options {
  resolve?: ResolveHost;
  timeoutMs?: number;
}

/** Tells an agent's callback. Delivery is at least once: receivers recognise a repeat by `webhook-id`. */
export function webhookPort(env: Pick<Env, "WEBHOOK_ALLOW_HOSTS">, options: Options = {}): WebhookPort {
  const { resolve = resolveHost, timeoutMs = TIMEOUT_MS } = options;
  return {
    name: "webhook",
    keyWindowMs: FOREVER_MS,
    async deliver(message, call) {
      if (call.signal.aborted) return notStarted();
      const signature = signWebhook(message, clock.now());
      if (!signature)
        return failed("unusable_secret", "The callback's secret or message id cannot be used for signing.");
      const signal = AbortSignal.any([call.signal, AbortSignal.timeout(timeoutMs)]);
      try {
        const target = await unlessAborted(assertCallbackUrl(message.url, env, resolve), signal);
        const headers = { "content-type": "application/json", "user-agent": "operations-kernel", ...signature };
        return outcomeOf(await postOnce(target, { headers, body: message.body }, signal));
      } catch (error) {
        return outcomeOfError(error, signal);
      }
    },
  };
}

function outcomeOf({ status, body, retryAfter }: PostAnswer): PortResult {
  if (status >= 200 && status < 300) return { outcome: "done", providerId: null, result: { status } };
  const wait = retryAfter === null ? "" : `, retry after ${foreignText(retryAfter)} s`;
  const said = foreignText(`The callback answered ${status}${wait}. ${body}`);
  return { ...refusalOf(status, said), result: { status } };
}

function refusalOf(status: number, said: string) {
  if (PASSING_STATUS.has(status) || status >= 500) return retry("callback_busy", said);
  if (status >= 300 && status < 400)
    return failed("callback_redirects", `The callback answered ${status}; redirects are not followed.`);
  if (status === 410) return failed("callback_gone", "The callback answered 410: it is gone for good.");
  return failed("callback_refused", said);
}

function outcomeOfError(error: unknown, signal: AbortSignal): PortResult {
  if (error instanceof CallbackRefused) {
    // A name server may have a bad minute; every other refusal stays.
    return (error.code === "callback_host_unresolved" ? retry : failed)(error.code, error.message);
  }
  if (signal.aborted) return retry("callback_timeout", "The callback did not answer in time.");
  // Only the code: the text of a network error may name addresses inside.
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
  return retry("callback_unreachable", `The callback could not be reached (${foreignText(code)}).`);
}

/** A name look-up cannot be cancelled, only abandoned. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([promise, aborted]);
}
