import type { Hook } from "./hook";
import { idOf, readObject, timeOf, typeOf } from "./read-json";
import { forged, hmacSigner, refuseStale } from "./refuse-forged";

/** Stripe signs "time.body"; its header names the time once, and a signature for each secret that is in use there. */
export function stripeHook(secrets: readonly string[]): Hook {
  return {
    bytesMax: 512 * 1024,
    shows: ["content-type", "user-agent"],
    verify({ body, headers, now }) {
      const { times, signatures } = readHeader(headers.get("stripe-signature"));
      const [time] = times;
      if (times.length !== 1 || time === undefined) throw forged("not one timestamp");
      refuseStale(time, now);
      return hmacSigner(secrets, [`${time}.`, body], signatures);
    },
    read({ body }) {
      const { id, type, created } = readObject(body);
      return [{ eventId: idOf(id, body), type: typeOf(type), occurredAt: timeOf(created), raw: body.toString("utf8") }];
    },
  };
}

/** Of the schemes only v1 is believed: v0 is for tests, and what comes later is not known here. */
function readHeader(header: string | null): { times: string[]; signatures: string[] } {
  const pairs = (header ?? "").split(",").map((pair) => pair.trim().split("=", 2));
  const valuesOf = (wanted: string) =>
    pairs.flatMap(([name, value]) => (name === wanted && value !== undefined ? [value] : []));
  return { times: valuesOf("t"), signatures: valuesOf("v1") };
}
