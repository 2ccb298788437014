import { receiveWebhook } from "@/server/api/receive-webhook";
import type { HookSource } from "@/server/hooks/hook";
import { hooksOf } from "@/server/hooks/hooks";
import { HOOK_SETTINGS, SIGN, plaidKeysForTests } from "./sign-webhooks";
import type { Signing } from "./sign-webhooks";

export const testHooks = hooksOf(HOOK_SETTINGS, plaidKeysForTests);

interface Sending extends Signing {
  /** What is sent where that is not what was signed. */
  sent?: string;
  /** Instead of the signed ones; null leaves one out. */
  headers?: Record<string, string | null>;
}

/** Posts as the provider does, unless told otherwise. A string is sent as it is. */
export async function postWebhook(
  source: HookSource,
  event: unknown,
  { sent, headers = {}, ...signing }: Sending = {},
) {
  const body = typeof event === "string" ? event : JSON.stringify(event);
  const signed: Record<string, string | null> = { ...(await SIGN[source](body, signing)), ...headers };
  const kept = Object.entries(signed).filter((entry): entry is [string, string] => entry[1] !== null);
  const request = new Request(`http://ops.test/api/hooks/${source}`, {
    method: "POST",
    body: sent ?? body,
    headers: Object.fromEntries(kept),
  });
  const response = await receiveWebhook(request, source, testHooks);
  // Safe because the door answers JSON objects only.
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
