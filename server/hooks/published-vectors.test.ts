import { generateKeyPairSync } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Hook } from "./hook";
import { resendHook } from "./resend";
import { sendgridHook } from "./sendgrid";
import { slackHook } from "./slack";
import { stripeHook } from "./stripe";

afterEach(() => {
  vi.useRealTimers();
});

interface Published {
  hook: Hook;
  /** Seconds since 1970, as it was signed. */
  signedAt: number;
  body: string;
  headers: Record<string, string>;
}

/** What the providers' own libraries and documents publish, and their tests use. */
const PUBLISHED: Record<string, Published> = {
  // standard-webhooks/standard-webhooks, MIT
  "Standard Webhooks": {
    hook: resendHook(["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]),
    signedAt: 1_614_265_330,
    body: '{"test": 2432232314}',
    headers: {
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    },
  },
  // slackapi/java-slack-sdk, MIT
  Slack: {
    hook: slackHook(["8f742231b10e8888abcd99yyyzzz85a5"]),
    signedAt: 1_531_420_618,
    body:
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V" +
      "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=" +
      "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN" +
      "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": "1531420618",
      "x-slack-signature": "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
    },
  },
  // sendgrid/sendgrid-nodejs, MIT
  SendGrid: {
    hook: sendgridHook([
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==",
    ]),
    signedAt: 1_600_112_502,
    body: '[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA","sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]\r\n',
    headers: {
      "x-twilio-email-event-webhook-timestamp": "1600112502",
      "x-twilio-email-event-webhook-signature":
        "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=",
    },
  },
  // The payload and secret of stripe/stripe-node's tests, MIT
  Stripe: {
    hook: stripeHook(["whsec_test_secret"]),
    signedAt: 1_700_000_000,
    body: '{\n  "id": "evt_test_webhook",\n  "object": "event"\n}',
    headers: {
      "stripe-signature": "t=1700000000,v1=4f1cd7feda9826e746b7d482c4badebb657398df1099e1046364f6196a230150",
    },
  },
};

describe.each(Object.entries(PUBLISHED))("what %s publishes", (_name, { hook, signedAt, body, headers }) => {
  const verify = async (now: number, text = body) => {
    vi.useFakeTimers({ toFake: ["Date"], now: now * 1_000 });
    return hook.verify({ body: Buffer.from(text), headers: new Headers(headers), now: new Date(now * 1_000) });
  };

  it("is believed within 300 seconds, before and after, and holds one event", async () => {
    for (const delta of [0, 299, 300, -299, -300]) expect(await verify(signedAt + delta)).toMatch(/ 1$/);
    const read = hook.read({ body: Buffer.from(body), headers: new Headers(headers), now: new Date() });
    expect(read).toHaveLength(1);
  });

  it("is not believed beyond them, or with another body", async () => {
    for (const delta of [301, -301, 86_400]) {
      await expect(verify(signedAt + delta)).rejects.toMatchObject({ code: "unauthenticated" });
    }
    await expect(verify(signedAt, body.replace("e", "E"))).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("several signatures in one header", () => {
  const { hook, signedAt, body, headers } = PUBLISHED["Standard Webhooks"] as Published;
  const verify = (signature: string) => {
    vi.useFakeTimers({ toFake: ["Date"], now: signedAt * 1_000 });
    const given = new Headers({ ...headers, "webhook-signature": signature });
    return () => hook.verify({ body: Buffer.from(body), headers: given, now: new Date(signedAt * 1_000) });
  };
  const good = headers["webhook-signature"] ?? "";
  const other = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";

  it("count when one fits, and not when none does", () => {
    expect(verify(`${other} v2,xxxx ${good}`)).not.toThrow();
    for (const none of [`${other} ${other}`, good.replace("v1", "v2"), good.slice(0, 20)]) {
      expect(verify(none)).toThrow("does not fit");
    }
  });

  it("are not taken from two families of names", () => {
    vi.useFakeTimers({ toFake: ["Date"], now: signedAt * 1_000 });
    const mixed = new Headers({ ...headers, "svix-id": "msg_p5jXN8AQM9LWM0D4loKWxJek" });
    const now = new Date(signedAt * 1_000);
    expect(() => hook.verify({ body: Buffer.from(body), headers: mixed, now })).toThrow("does not fit");
  });
});

it.each<[string, KeyObject]>([
  ["of another curve", generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey],
  ["of another sort", generateKeyPairSync("ed25519").publicKey],
])("a key %s is no key of SendGrid's: the algorithm is ours to choose", (_what, key) => {
  const base64 = key.export({ format: "der", type: "spki" }).toString("base64");
  expect(() => sendgridHook([base64])).toThrow("P-256");
});
