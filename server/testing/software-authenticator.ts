import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import type { KeyObject } from "node:crypto";
import type { NewPasskey, UsedPasskey } from "@/server/auth/passkey-response";

interface Ceremony {
  challenge: string;
  origin: string;
  rpId: string;
  /** Whether it says that it has checked the person. */
  userVerified?: boolean;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

/** An authenticator as browsers speak to it (ES256, no attestation), together with the browser. */
export class SoftwareAuthenticator {
  readonly #id = randomBytes(16);
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  /** As the next use will report it. */
  counter = 1;

  get id(): string {
    return this.#id.toString("base64url");
  }

  make(ceremony: Ceremony): NewPasskey {
    const length = Buffer.from([0, this.#id.length]);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.#id, coseKey(this.#keys.publicKey)]);
    const data = this.#data(ceremony, HAS_CREDENTIAL, credential);
    const attestation = map([
      [text("fmt"), text("none")],
      [text("attStmt"), map([])],
      [text("authData"), bytes(data)],
    ]);
    return this.#answer({
      clientDataJSON: clientData("webauthn.create", ceremony).toString("base64url"),
      attestationObject: attestation.toString("base64url"),
    });
  }

  use(ceremony: Ceremony): UsedPasskey {
    const [data, client] = [this.#data(ceremony), clientData("webauthn.get", ceremony)];
    const signed = Buffer.concat([data, createHash("sha256").update(client).digest()]);
    return this.#answer({
      clientDataJSON: client.toString("base64url"),
      authenticatorData: data.toString("base64url"),
      signature: createSign("sha256").update(signed).sign(this.#keys.privateKey).toString("base64url"),
    });
  }

  #answer<Response>(response: Response) {
    return { id: this.id, rawId: this.id, type: "public-key" as const, response };
  }

  #data({ rpId, userVerified = true }: Ceremony, flag = 0, credential = Buffer.alloc(0)): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    this.counter += 1;
    const flags = Buffer.from([USER_PRESENT | (userVerified ? USER_VERIFIED : 0) | flag]);
    return Buffer.concat([createHash("sha256").update(rpId).digest(), flags, counter, credential]);
  }
}

const clientData = (type: string, { challenge, origin }: Ceremony) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

/** RFC 9053: an EC key (1: 2) for ES256 (3: -7) on P-256 (-1: 1) with its two coordinates. */
function coseKey(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  return map([
    [Buffer.of(1), Buffer.of(2)],
    [Buffer.of(3), Buffer.of(0x26)],
    [Buffer.of(0x20), Buffer.of(1)],
    [Buffer.of(0x21), bytes(Buffer.from(x, "base64url"))],
    [Buffer.of(0x22), bytes(Buffer.from(y, "base64url"))],
  ]);
}

/** As much of CBOR (RFC 8949) as an attestation takes; small numbers are single bytes. */
const map = (entries: readonly [Buffer, Buffer][]) =>
  Buffer.concat([Buffer.of(0xa0 + entries.length), ...entries.flat()]);
const text = (value: string) => Buffer.concat([Buffer.of(0x60 + value.length), Buffer.from(value)]);

/** In the shortest form, which readers insist on. */
function bytes(value: Buffer): Buffer {
  const head = value.length < 0x100 ? [0x58, value.length] : [0x59, value.length >> 8, value.length & 0xff];
  return Buffer.concat([Buffer.from(head), value]);
}
