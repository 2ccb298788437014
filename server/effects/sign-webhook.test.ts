import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { signWebhook } from "./sign-webhook";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

test("signs the example that the Standard Webhooks libraries publish (MIT) as they do", () => {
  const signed = signWebhook(
    { messageId: "msg_p5jXN8AQM9LWM0D4loKWxJek", secret: SECRET, body: '{"test": 2432232314}' },
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
    const signed = signWebhook({ messageId: "evt_1", secret: SECRET, body }, new Date());
    const receiver = new Webhook(SECRET);
    expect(() => receiver.verify(body, { ...signed }, { jsonParse: false })).not.toThrow();
    expect(() => receiver.verify(`${body} `, { ...signed }, { jsonParse: false })).toThrow();
  },
);

test.each(["", "plain", "whsec_", "whsec_short", "whsec_not base64 at all!", `whsec_${"A".repeat(500)}`])(
  "%j is no secret",
  (secret) => expect(signWebhook({ messageId: "evt_1", secret, body: "{}" }, new Date())).toBeNull(),
);

test.each(["", "a.b", "a b", "a\r\nx: y", "x".repeat(65)])("%j is no message id", (messageId) => {
  expect(signWebhook({ messageId, secret: SECRET, body: "{}" }, new Date())).toBeNull();
});
