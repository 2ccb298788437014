import { createHmac } from "node:crypto";

const SECRET = /^whsec_(?<key>[A-Za-z0-9+/]{20,128}={0,2})$/;
const MESSAGE_ID = /^[A-Za-z0-9_-]{1,64}$/;

interface WebhookHeaders {
  "webhook-id": string;
  "webhook-timestamp": string;
  "webhook-signature": string;
}

/** Standard Webhooks, symmetric scheme. Null when secret or id cannot be used; neither is repeated in a message. */
export function signWebhook(
  { messageId, secret, body }: { messageId: string; secret: string; body: string },
  now: Date,
): WebhookHeaders | null {
  const key = SECRET.exec(secret)?.groups?.key;
  if (key === undefined || !MESSAGE_ID.test(messageId)) return null;
  const timestamp = Math.floor(now.getTime() / 1000).toString();
  const mac = createHmac("sha256", Buffer.from(key, "base64")).update(`${messageId}.${timestamp}.${body}`);
  return {
    "webhook-id": messageId,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${mac.digest("base64")}`,
  };
}
