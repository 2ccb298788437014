import type { Delivery, Hook } from "./hook";
import { idOf, isObject, readObject, timeOf, typeOf } from "./read-json";
import { forged, hmacSigner, refuseStale } from "./refuse-forged";

/** Slack signs "v0:time:body". */
export function slackHook(secrets: readonly string[]): Hook {
  return {
    bytesMax: 512 * 1024,
    shows: ["content-type", "user-agent", "x-slack-request-timestamp", "x-slack-retry-num", "x-slack-retry-reason"],
    verify({ body, headers, now }) {
      const time = headers.get("x-slack-request-timestamp");
      refuseStale(time, now);
      const [version, signature] = (headers.get("x-slack-signature") ?? "").split("=", 2);
      if (version !== "v0" || !signature) throw forged("not a v0 signature");
      return hmacSigner(secrets, [`v0:${time}:`, body], [signature]);
    },
    reply(delivery) {
      const { type, challenge } = readPayload(delivery);
      return type === "url_verification" && typeof challenge === "string" && challenge.length <= 500
        ? { challenge }
        : null;
    },
    read(delivery) {
      const { body, headers } = delivery;
      const { event_id: eventId, event, type, event_time: time } = readPayload(delivery);
      const inner = isObject(event) ? event.type : undefined;
      return [
        {
          // Commands and clicks have no id; the same text at the same second is the same one.
          eventId: idOf(eventId, `${headers.get("x-slack-request-timestamp")}.`, body),
          type: typeOf(inner ?? type),
          occurredAt: timeOf(time),
          raw: body.toString("utf8"),
        },
      ];
    },
  };
}

/** Events are JSON; commands and clicks come as a form, clicks with JSON in one field of it. */
function readPayload({ body, headers }: Delivery): Record<string, unknown> {
  if (!headers.get("content-type")?.startsWith("application/x-www-form-urlencoded")) return readObject(body);
  const form = new URLSearchParams(body.toString("utf8"));
  const payload = form.get("payload");
  if (payload !== null) return readObject(Buffer.from(payload));
  return { type: form.has("command") ? "command" : undefined };
}
