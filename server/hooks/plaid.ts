import { timingSafeEqual } from "node:crypto";
import { decodeJwt, decodeProtectedHeader, errors, importJWK, jwtVerify } from "jose";
import type { JWK } from "jose";
import { KernelError } from "@/server/kernel/errors";
import { sha256 } from "@/server/kernel/key";
import type { Delivery, Hook } from "./hook";
import { idOf, readObject, typeOf } from "./read-json";
import { forged, refuseStale } from "./refuse-forged";

const ALGORITHM = "ES256";

/** Plaid's public key of this id; null: Plaid knows none, or none that may still be used. */
export type PlaidKeys = (kid: string) => Promise<JWK | null>;

/** Plaid sends a token, signed with a key that its id names, over the time and the hash of the body. */
export function plaidHook(keys: PlaidKeys): Hook {
  return {
    bytesMax: 256 * 1024,
    shows: ["content-type", "user-agent"],
    verify: (delivery) => verify(delivery, keys),
    read(delivery) {
      const { body } = delivery;
      const { webhook_type: type, webhook_code: code } = readObject(body);
      return [
        {
          // There is no id, and the same news may be told of another day: with the time of signing it is one telling.
          eventId: idOf(undefined, `${claimsOf(delivery).iat}.`, body),
          type: [type, code].map(typeOf).join("."),
          occurredAt: null,
          raw: body.toString("utf8"),
        },
      ];
    },
  };
}

/** What needs no key is looked at first: a forger must not be able to make us ask Plaid for keys. */
async function verify(delivery: Delivery, keys: PlaidKeys): Promise<string> {
  const token = delivery.headers.get("plaid-verification") ?? "";
  const kid = readKid(token);
  const claims = claimsOf(delivery);
  refuseStale(claims.iat === undefined ? null : String(claims.iat), delivery.now);
  if (!isHashOf(delivery.body, claims.request_body_sha256)) throw forged("another body");
  const jwk = await keys(kid).catch((cause: unknown) => {
    throw new KernelError("unavailable", "Plaid's keys cannot be had at the moment.", {}, { cause });
  });
  if (!jwk) throw forged("Plaid has no such key");
  try {
    await jwtVerify(token, await importJWK(jwk, ALGORITHM), { algorithms: [ALGORITHM], currentDate: delivery.now });
  } catch (cause) {
    throw forged("the token's signature does not fit", cause);
  }
  return `${ALGORITHM}, key ${kid}`;
}

const KID = /^[\w-]{1,100}$/;

function readKid(token: string): string {
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    if (alg === ALGORITHM && typeof kid === "string" && KID.test(kid)) return kid;
  } catch (cause) {
    throw forged("no token", cause);
  }
  throw forged("another algorithm, or no key named");
}

function claimsOf({ headers }: Delivery) {
  try {
    return decodeJwt<{ request_body_sha256?: unknown }>(headers.get("plaid-verification") ?? "");
  } catch (cause) {
    if (!(cause instanceof errors.JOSEError)) throw cause;
    throw forged("no token", cause);
  }
}

function isHashOf(body: Buffer, claimed: unknown): boolean {
  const [given, expected] = [Buffer.from(typeof claimed === "string" ? claimed : ""), Buffer.from(sha256(body))];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
