import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { signWebhook } from "./sign-webhook";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

test("signs the example that the Standard Webhooks libraries publish (MIT) as they do", () => {
  const signed = signWebhook(
    { messageId: "msg_p5jXN8AQM9LWM0D4loKWxJek", secrets: [SECRET], body: '{"test": 2432232314}' },
    new Date(1_614_265_330_000),
  );
  expect(signed).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test.each(["", "{}", '{"name":"Zoë","note":"naïve — 東京 🎉"}', '{\n  "spaced": true\n}'])(
  "a receiver's library accepts the signature over %j and refuses another body",
  (body) => {
    const signed = signWebhook({ messageId: "evt_1", secrets: [SECRET], body }, new Date());
    const receiver = new Webhook(SECRET);
    expect(() => receiver.verify(body, { ...signed }, { jsonParse: false })).not.toThrow();
    expect(() => receiver.verify(`${body} `, { ...signed }, { jsonParse: false })).toThrow();
  },
);

test.each(["", "plain", "whsec_", "whsec_short", "whsec_not base64 at all!", `whsec_${"A".repeat(500)}`])(
  "%j is no secret",
  (secret) => expect(signWebhook({ messageId: "evt_1", secrets: [secret], body: "{}" }, new Date())).toBeNull(),
);

test.each(["", "a.b", "a b", "a\r\nx: y", "x".repeat(65)])("%j is no message id", (messageId) => {
  expect(signWebhook({ messageId, secrets: [SECRET], body: "{}" }, new Date())).toBeNull();
});

describe("as the specification says it", () => {
  const OLD = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  const at = new Date(1_674_087_231_900);
  const sign = (secrets: [string, ...string[]], body = '{"type":"contact.created"}') =>
    signWebhook({ messageId: "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W", secrets, body }, at);
  /** Over id, time and body with full stops between them, by the bytes that the secret encodes. */
  const byHand = (secret: string, content: string) =>
    createHmac("sha256", Buffer.from(secret.slice("whsec_".length), "base64"))
      .update(content)
      .digest("base64");

  test("three headers of these names: the id, whole seconds, and a list of versioned signatures", () => {
    expect(sign([SECRET])).toEqual({
      "webhook-id": "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W",
      "webhook-timestamp": "1674087231",
      "webhook-signature": `v1,${byHand(SECRET, 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W.1674087231.{"type":"contact.created"}')}`,
    });
  });

  test("while a secret is replaced both sign, with a space between, and a receiver with either accepts", () => {
    const body = '{"name":"Zoë"}';
    const signed = signWebhook({ messageId: "evt_1", secrets: [SECRET, OLD], body }, new Date());
    expect(signed?.["webhook-signature"]).toMatch(/^v1,[A-Za-z0-9+/]{43}= v1,[A-Za-z0-9+/]{43}=$/);
    for (const secret of [SECRET, OLD]) {
      expect(new Webhook(secret).verify(body, { ...signed })).toEqual({ name: "Zoë" });
      expect(() => new Webhook(secret).verify(`${body} `, { ...signed })).toThrow("No matching signature");
    }
    const stranger = new Webhook(`whsec_${Buffer.alloc(32, 1).toString("base64")}`);
    expect(() => stranger.verify(body, { ...signed })).toThrow("No matching signature");
  });

  test("an old secret that cannot sign does not stop the present one, and the other way round nothing is sent", () => {
    expect(sign([SECRET, "broken"])).toEqual(sign([SECRET]));
    expect(sign(["broken", SECRET])).toBeNull();
  });

  test("another attempt has its own time, and the same id", () => {
    const later = signWebhook({ messageId: "msg_1", secrets: [SECRET], body: "{}" }, new Date(at.getTime() + 5_000));
    expect(later).toMatchObject({ "webhook-id": "msg_1", "webhook-timestamp": "1674087236" });
  });
});
