import { createPublicKey, verify } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { KernelError } from "@/server/kernel/errors";
import type { Hook } from "./hook";
import { idOf, isObject, readJson, timeOf, typeOf } from "./read-json";
import { forged, refuseStale } from "./refuse-forged";

const PREFIX = "x-twilio-email-event-webhook";
/** Far above what fits into a delivery of real events. */
const EVENTS_MAX = 10_000;

/** SendGrid signs time and body with ECDSA over P-256; we hold the public keys. A delivery is a list of events. */
export function sendgridHook(publicKeys: readonly string[]): Hook {
  const keys = publicKeys.map(p256Key);
  return {
    // Batches are closed at 768 KB.
    bytesMax: 1024 * 1024,
    shows: ["content-type", "user-agent", `${PREFIX}-timestamp`],
    verify({ body, headers, now }) {
      const time = headers.get(`${PREFIX}-timestamp`);
      refuseStale(time, now);
      const signed = Buffer.concat([Buffer.from(time ?? ""), body]);
      const signature = Buffer.from(headers.get(`${PREFIX}-signature`) ?? "", "base64");
      const found = keys.findIndex((key) => verify("sha256", signed, { key, dsaEncoding: "der" }, signature));
      if (found === -1) throw forged("no key of ours fits");
      return `ecdsa-p256-sha256, key ${found + 1}`;
    },
    read({ body }) {
      const events = readJson(body);
      if (!Array.isArray(events) || !events.every(isObject) || events.length > EVENTS_MAX) {
        throw new KernelError("invalid_input", `The body is not a list of at most ${EVENTS_MAX} events.`);
      }
      return events.map((event) => {
        const raw = JSON.stringify(event);
        const type = typeOf(event.event);
        return { eventId: idOf(event.sg_event_id, raw), type, occurredAt: timeOf(event.timestamp), raw };
      });
    },
  };
}

/** As its page shows it: Base64 of DER. Another curve or sort of key would let the key choose the algorithm. */
export function p256Key(base64: string): KeyObject {
  const key = createPublicKey({ key: Buffer.from(base64, "base64"), format: "der", type: "spki" });
  if (key.asymmetricKeyType !== "ec" || key.asymmetricKeyDetails?.namedCurve !== "prime256v1") {
    throw new Error("This is no public key on P-256.");
  }
  return key;
}
