import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { SignJWT } from "jose";
import { Webhook } from "standardwebhooks";
import type { HookSource } from "@/server/hooks/hook";
import { sha256 } from "@/server/kernel/key";
import { newId } from "@/server/kernel/key";

/** What a delivery claims; `signedBody` and the rest are for those that lie. */
export interface Signing {
  at?: Date;
  /** The id of the delivery, where the provider gives one. */
  id?: string;
  /** Another key than the installation's: 0 is the old one that still counts, null is somebody else's. */
  key?: 0 | 1 | null;
}

const pair = () => generateKeyPairSync("ec", { namedCurve: "P-256" });
const pem = ({ publicKey }: ReturnType<typeof pair>) =>
  publicKey.export({ format: "der", type: "spki" }).toString("base64");
const base64 = (text: string) => Buffer.from(text).toString("base64");

const SVIX = ["old", "new", "else"].map((name) => `whsec_${base64(`only for tests, the ${name} one`)}`);
const TEXTS = ["old", "new", "else"].map((name) => `only_for_tests_the_${name}_one`);
const ECDSA = [pair(), pair(), pair()];
const PLAID = [pair(), pair(), pair()];

const chosen = <Key>(keys: readonly Key[], key: Signing["key"] = 1): Key => {
  const found = keys[key ?? 2];
  if (found === undefined) throw new Error("there is no such key");
  return found;
};

/** What an installation under test is set up with: an old secret and a new one for each provider. */
export const HOOK_SETTINGS = {
  RESEND_WEBHOOK_SECRET: SVIX.slice(0, 2),
  SENDGRID_WEBHOOK_KEY: ECDSA.slice(0, 2).map(pem),
  STRIPE_WEBHOOK_SECRET: TEXTS.slice(0, 2).map((text) => `whsec_${text}`),
  SLACK_SIGNING_SECRET: TEXTS.slice(0, 2),
  PLAID_CLIENT_ID: "client",
  PLAID_SECRET: "secret",
};

/** Plaid's own list: the two keys, by the ids that its tokens name. */
export const plaidKeysForTests = async (kid: string) => {
  const found = ["key-0", "key-1"].indexOf(kid);
  const key = found === -1 ? undefined : PLAID[found];
  return key ? { ...key.publicKey.export({ format: "jwk" }), alg: "ES256", kid } : null;
};

const seconds = (at: Date) => String(Math.floor(at.getTime() / 1_000));
const hmac = (secret: string, ...parts: (string | Buffer)[]) =>
  parts.reduce((mac, part) => mac.update(part), createHmac("sha256", secret)).digest("hex");

/** The headers that each provider would send with a body. */
export const SIGN: Record<HookSource, (body: string, signing?: Signing) => Promise<Record<string, string>>> = {
  async resend(body, { at = new Date(), id = `msg_${newId()}`, key } = {}) {
    const signature = new Webhook(chosen(SVIX, key)).sign(id, at, body);
    return { "svix-id": id, "svix-timestamp": seconds(at), "svix-signature": signature };
  },
  async sendgrid(body, { at = new Date(), key } = {}) {
    const signature = sign("sha256", Buffer.from(seconds(at) + body), chosen(ECDSA, key).privateKey);
    return {
      "x-twilio-email-event-webhook-signature": signature.toString("base64"),
      "x-twilio-email-event-webhook-timestamp": seconds(at),
    };
  },
  async stripe(body, { at = new Date(), key } = {}) {
    const time = seconds(at);
    return { "stripe-signature": `t=${time},v1=${hmac(`whsec_${chosen(TEXTS, key)}`, `${time}.`, body)}` };
  },
  async slack(body, { at = new Date(), key } = {}) {
    const time = seconds(at);
    const signature = `v0=${hmac(chosen(TEXTS, key), `v0:${time}:`, body)}`;
    return { "x-slack-request-timestamp": time, "x-slack-signature": signature, "content-type": "application/json" };
  },
  async plaid(body, { at = new Date(), key = 1 } = {}) {
    const token = await new SignJWT({ request_body_sha256: sha256(body) })
      .setProtectedHeader({ alg: "ES256", kid: `key-${key ?? 1}`, typ: "JWT" })
      .setIssuedAt(Number(seconds(at)))
      .sign(chosen(PLAID, key).privateKey);
    return { "plaid-verification": token };
  },
};
