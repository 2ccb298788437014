import { Webhook, WebhookVerificationError } from "standardwebhooks";
import type { Hook } from "./hook";
import { idOf, readObject, timeOf, typeOf } from "./read-json";
import { forged, refuseStale } from "./refuse-forged";

/** Resend signs as Svix does: Standard Webhooks, under names of its own. */
export function resendHook(secrets: readonly string[]): Hook {
  return {
    bytesMax: 256 * 1024,
    shows: ["content-type", "user-agent", "svix-id", "svix-timestamp"],
    verify({ body, headers, now }) {
      const signed = signedHeaders(headers);
      refuseStale(signed["webhook-timestamp"], now);
      const found = secrets.findIndex((secret) => isSignedWith(secret, body, signed));
      if (found === -1) throw forged("no secret of ours signed it");
      return `standard-webhooks v1, secret ${found + 1}`;
    },
    read({ body, headers }) {
      const { type, created_at: createdAt } = readObject(body);
      const eventId = idOf(signedHeaders(headers)["webhook-id"]);
      return [{ eventId, type: typeOf(type), occurredAt: timeOf(createdAt), raw: body.toString("utf8") }];
    },
  };
}

/** Under one family of names: never an id of one and a signature of the other. */
function signedHeaders(headers: Headers) {
  const family = headers.has("svix-id") ? "svix" : "webhook";
  const get = (name: string) => headers.get(`${family}-${name}`) ?? "";
  return { "webhook-id": get("id"), "webhook-timestamp": get("timestamp"), "webhook-signature": get("signature") };
}

function isSignedWith(secret: string, body: Buffer, signed: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(body, signed, { jsonParse: false });
    return true;
  } catch (cause) {
    if (cause instanceof WebhookVerificationError) return false;
    throw cause;
  }
}
