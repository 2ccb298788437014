import { createHmac } from "node:crypto";
import { SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HOOK_SOURCES, webhookEvents } from "@/drizzle/schema/webhook-events";
import { receiveWebhook } from "@/server/api/receive-webhook";
import type { HookSource } from "@/server/hooks/hook";
import { sha256 } from "@/server/kernel/key";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { endlessBody } from "@/server/testing/endless-body";
import { postWebhook, testHooks } from "@/server/testing/post-webhook";
import { HOOK_SETTINGS, SIGN, plaidKeysForTests } from "@/server/testing/sign-webhooks";
import { WEBHOOK_BODIES } from "@/server/testing/webhook-bodies";

let world: DatabaseApp;
beforeAll(async () => {
  world = await databaseApp();
});
afterAll(() => world.close());

const count = () => world.scene.db.$count(webhookEvents);
const seconds = (delta: number) => new Date(Date.now() + delta * 1_000);
const bodyOf = (source: HookSource) => JSON.stringify(WEBHOOK_BODIES[source]());

/** Every body has an "a" somewhere. */
function changed(body: string): string {
  const other = body.replace("a", "b");
  if (other === body) throw new Error("nothing was changed");
  return other;
}

/** Where each provider says when it signed. */
const TIMELESS: Record<HookSource, Record<string, string | null>> = {
  resend: { "svix-timestamp": null },
  sendgrid: { "x-twilio-email-event-webhook-timestamp": null },
  stripe: { "stripe-signature": "v1=0000000000000000000000000000000000000000000000000000000000000000" },
  slack: { "x-slack-request-timestamp": null },
  plaid: { "plaid-verification": null },
};

/** The same content under a scheme that is not the agreed one. */
const OTHER_SCHEME: Record<HookSource, (body: string) => Promise<Record<string, string>>> = {
  async resend(body) {
    const headers = await SIGN.resend(body);
    return { ...headers, "svix-signature": headers["svix-signature"]?.replace("v1,", "v2,") ?? "" };
  },
  async sendgrid(body) {
    // As if the public key, which is known to many, were a shared secret.
    const time = String(Math.floor(Date.now() / 1_000));
    const key = Buffer.from(HOOK_SETTINGS.SENDGRID_WEBHOOK_KEY[1] ?? "", "base64");
    return {
      "x-twilio-email-event-webhook-timestamp": time,
      "x-twilio-email-event-webhook-signature": createHmac("sha256", key)
        .update(time + body)
        .digest("base64"),
    };
  },
  async stripe(body) {
    const headers = await SIGN.stripe(body);
    return { "stripe-signature": headers["stripe-signature"]?.replace("v1=", "v0=") ?? "" };
  },
  async slack(body) {
    const headers = await SIGN.slack(body);
    return { ...headers, "x-slack-signature": headers["x-slack-signature"]?.replace("v0=", "v1=") ?? "" };
  },
  async plaid(body) {
    const key = Buffer.from(JSON.stringify(await plaidKeysForTests("key-1")));
    const token = await new SignJWT({ request_body_sha256: sha256(body) })
      .setProtectedHeader({ alg: "HS256", kid: "key-1" })
      .setIssuedAt()
      .sign(key);
    return { "plaid-verification": token };
  },
};

describe.each(HOOK_SOURCES)("a delivery in the name of %s", (source) => {
  it("is taken when it is signed with the new secret or the one before, once however often it is played", async () => {
    const before = await count();
    const body = bodyOf(source);
    const at = new Date();
    const first = await postWebhook(source, body, { id: "same", at, key: 0 });
    expect(first).toEqual({ status: 200, body: { received: true, isNew: true } });
    const again = await Promise.all(
      [1, 0, 1].map((key) => postWebhook(source, body, { id: "same", at, key: key === 1 ? 1 : 0 })),
    );
    expect(again.map((answer) => answer.body.isNew)).toEqual([false, false, false]);
    expect(await count()).toBe(before + 1);
  });

  it.each<[string, (body: string) => Parameters<typeof postWebhook>[2] | Promise<Parameters<typeof postWebhook>[2]>]>([
    ["signed by somebody else", () => ({ key: null })],
    ["of 301 seconds ago", () => ({ at: seconds(-301) })],
    ["of 302 seconds from now", () => ({ at: seconds(302) })],
    ["without a time", () => ({ headers: TIMELESS[source] })],
    [
      "with no signature at all",
      async (body) => ({
        headers: Object.fromEntries(Object.keys(await SIGN[source](body)).map((name) => [name, ""])),
      }),
    ],
    ["signed by another scheme", async (body) => ({ headers: await OTHER_SCHEME[source](body) })],
    ["with one byte more", (body) => ({ sent: `${body} ` })],
    ["with one byte changed", (body) => ({ sent: changed(body) })],
    ["with the signature of another body", async () => ({ headers: await SIGN[source](bodyOf(source)) })],
  ])("%s is refused and leaves nothing", async (_what, sendingOf) => {
    const before = await count();
    const body = bodyOf(source);
    const sending = await sendingOf(body);
    expect(await postWebhook(source, body, sending)).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    expect(await count()).toBe(before);
  });

  it("is read no further than the limit, whatever it says of its length", async () => {
    const before = await count();
    const { init, readBytes } = endlessBody();
    const request = new Request("http://ops.test", init);
    const response = await receiveWebhook(request, source, testHooks);
    expect({ status: response.status, stored: (await count()) - before }).toEqual({ status: 413, stored: 0 });
    expect(readBytes()).toBeLessThan(2 * 1024 * 1024);
    const large = "x".repeat((testHooks[source]?.bytesMax ?? 0) + 1);
    expect(await postWebhook(source, large)).toMatchObject({ status: 413, body: { code: "payload_too_large" } });
  });

  it("that is authentic and no event is refused with what is wrong", async () => {
    expect(await postWebhook(source, "nonsense")).toMatchObject({ status: 400, body: { code: "invalid_input" } });
  });

  it("is not looked at where no secret is set", async () => {
    const request = new Request("http://ops.test", { method: "POST", body: "{}" });
    expect((await receiveWebhook(request, source, {})).status).toBe(404);
  });
});

describe("what Plaid's keys are asked for", () => {
  const bodyText = bodyOf("plaid");
  const asked: string[] = [];
  const hook = testHooks.plaid;
  const tokenOf = (claims: Record<string, unknown>, header: { alg: string; kid?: string }) =>
    new SignJWT(claims).setProtectedHeader(header).setIssuedAt().sign(Buffer.alloc(32, 1));

  it("is nothing before the algorithm, the time and the hash of the body fit", async () => {
    expect(hook).toBeDefined();
    const { plaidHook } = await import("@/server/hooks/plaid");
    const watched = plaidHook(async (kid) => {
      asked.push(kid);
      return null;
    });
    const verify = async (token: string, body = bodyText) => {
      const headers = new Headers({ "plaid-verification": token });
      return watched.verify({ body: Buffer.from(body), headers, now: new Date() });
    };
    const claims = { request_body_sha256: sha256(bodyText) };
    const unsigned = new UnsecuredJWT(claims).setIssuedAt().encode();
    const hs256 = await tokenOf(claims, { alg: "HS256", kid: "key-1" });
    const good = (await SIGN.plaid(bodyText))["plaid-verification"] ?? "";
    const old = (await SIGN.plaid(bodyText, { at: seconds(-400) }))["plaid-verification"] ?? "";
    for (const [token, body] of [[unsigned], [hs256], [old], [good, `${bodyText} `], ["a.b.c"], [""]] as const) {
      await expect(verify(token, body)).rejects.toMatchObject({ code: "unauthenticated" });
    }
    expect(asked).toEqual([]);
    await expect(verify(good)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(asked).toEqual(["key-1"]);
  });
});

it("an address of no provider does not exist", async () => {
  for (const name of ["paypal", "__proto__", "constructor", "resend/../stripe"]) {
    const request = new Request("http://ops.test", { method: "POST", body: "{}" });
    expect((await receiveWebhook(request, name, testHooks)).status).toBe(404);
  }
});
