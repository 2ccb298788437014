import { createHmac } from "node:crypto";

const SECRET = /^whsec_(?<key>[A-Za-z0-9+/]{20,128}={0,2})$/;
const MESSAGE_ID = /^[A-Za-z0-9_-]{1,64}$/;

interface WebhookHeaders {
  "webhook-id": string;
  "webhook-timestamp": string;
  "webhook-signature": string;
}

interface Signed {
  messageId: string;
  /** The present one, and the one before while the receiver changes over. */
  secrets: readonly [string, ...string[]];
  body: string;
}

/**
 * Standard Webhooks, symmetric scheme: one signature for each secret, in one header. Null when the present secret or
 * the id cannot be used; neither is repeated in a message.
 */
export function signWebhook(
  { messageId, secrets: [present, ...before], body }: Signed,
  now: Date,
): WebhookHeaders | null {
  const key = keyOf(present);
  if (key === null || !MESSAGE_ID.test(messageId)) return null;
  const timestamp = Math.floor(now.getTime() / 1000).toString();
  const keys = [key, ...before.map(keyOf).filter((one) => one !== null)];
  const signatures = keys.map((one) => {
    const mac = createHmac("sha256", one).update(`${messageId}.${timestamp}.${body}`);
    return `v1,${mac.digest("base64")}`;
  });
  return { "webhook-id": messageId, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}

function keyOf(secret: string): Buffer | null {
  const key = SECRET.exec(secret)?.groups?.key;
  return key === undefined ? null : Buffer.from(key, "base64");
}
