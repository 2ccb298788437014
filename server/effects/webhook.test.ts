import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { WebhookMessage } from "@/server/kernel/ports";
import { startFakeWebhookReceiver } from "@/server/testing/fake-webhook-receiver";
import type { FakeWebhookReceiver, ReceiverBehaviour } from "@/server/testing/fake-webhook-receiver";
import type { ResolveHost } from "./callback-url";
import { webhookPort } from "./webhook";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const never = new AbortController().signal;

let receiver: FakeWebhookReceiver;
beforeAll(async () => {
  receiver = await startFakeWebhookReceiver();
});
afterAll(() => receiver.close());
beforeEach(() => {
  receiver.received.length = 0;
});

const allowing = (hosts = `127.0.0.1:${receiver.port}`) => ({ WEBHOOK_ALLOW_HOSTS: hosts });
const messageTo = (url: string): WebhookMessage => ({
  url,
  messageId: "evt_018f",
  secrets: [SECRET],
  body: '{"type":"action.succeeded","note":"naïve"}',
});
const deliver = (url = `${receiver.url}/hook?agent=velma`, signal = never) =>
  webhookPort(allowing()).deliver(messageTo(url), { key: "key-1", signal });

test("a delivery is a signed JSON POST that a receiver's library accepts", async () => {
  expect(await deliver()).toEqual({ outcome: "done", providerId: null, result: { status: 204 } });
  const [request] = receiver.received;
  expect(request).toMatchObject({ method: "POST", path: "/hook?agent=velma" });
  expect(request?.headers).toMatchObject({ "content-type": "application/json", "webhook-id": "evt_018f" });
  const verified = new Webhook(SECRET).verify(request?.body ?? "", request?.headers ?? {});
  expect(verified).toEqual({ type: "action.succeeded", note: "naïve" });
});

describe("every answer has one meaning", () => {
  const cases: [ReceiverBehaviour, string][] = [
    ...[200, 201, 202, 204].map((status): [ReceiverBehaviour, string] => [{ status }, "done"]),
    ...[408, 409, 425, 429, 500, 502, 503, 504].map((status): [ReceiverBehaviour, string] => [{ status }, "retry"]),
    ...[400, 401, 403, 404, 405, 410, 413, 422].map((status): [ReceiverBehaviour, string] => [{ status }, "failed"]),
    ["accept-then-drop", "retry"],
  ];
  test.each(cases)("%j → %s", async (behaviour, outcome) => {
    receiver.next(behaviour);
    expect(await deliver()).toMatchObject({ outcome });
    expect(receiver.received).toHaveLength(1);
  });
});

test("a repeat after a lost answer carries the same webhook-id", async () => {
  receiver.next("accept-then-drop");
  expect(await deliver()).toMatchObject({ outcome: "retry" });
  expect(await deliver()).toMatchObject({ outcome: "done" });
  const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
  expect(ids).toEqual(["evt_018f", "evt_018f"]);
});

test.each([301, 302, 303, 307, 308])("a %i redirect is not followed", async (status) => {
  receiver.next({ status, headers: { location: `${receiver.url}/elsewhere` } });
  expect(await deliver()).toMatchObject({ outcome: "failed", problem: { code: "callback_redirects" } });
  expect(receiver.received).toHaveLength(1);
});

test("an endless answer is cut off and what it says is kept short", async () => {
  receiver.next({ status: 500, body: "x".repeat(5_000_000) });
  const result = await deliver();
  expect(result).toMatchObject({ outcome: "retry" });
  expect(JSON.stringify(result).length).toBeLessThan(500);
});

test("how long to wait is passed on", async () => {
  receiver.next({ status: 429, headers: { "retry-after": "30" } });
  expect(await deliver()).toMatchObject({ problem: { message: expect.stringContaining("retry after 30 s") } });
});

test("a receiver that never answers is a retry at the deadline", async () => {
  receiver.next("hang");
  const port = webhookPort(allowing(), { timeoutMs: 50 });
  const result = await port.deliver(messageTo(receiver.url), { key: "key-1", signal: never });
  expect(result).toMatchObject({ outcome: "retry", problem: { code: "callback_timeout" } });
});

test("a 200 whose body never ends counts as delivered", async () => {
  receiver.next("drip");
  const port = webhookPort(allowing(), { timeoutMs: 50 });
  const result = await port.deliver(messageTo(receiver.url), { key: "key-1", signal: never });
  expect(result).toMatchObject({ outcome: "done", result: { status: 200 } });
});

test("an abort while waiting is a retry; an abort before sends nothing", async () => {
  const abort = new AbortController();
  receiver.next("hang");
  const delivering = deliver(receiver.url, abort.signal);
  await receiver.nextArrival();
  abort.abort();
  expect(await delivering).toMatchObject({ outcome: "retry" });
  expect(await deliver(receiver.url, abort.signal)).toMatchObject({ outcome: "retry", problem: { code: "aborted" } });
  expect(receiver.received).toHaveLength(1);
});

test("an abort ends a name look-up that hangs", async () => {
  const abort = new AbortController();
  const hanging: ResolveHost = () => {
    queueMicrotask(() => abort.abort());
    return new Promise(() => undefined);
  };
  const port = webhookPort(allowing(""), { resolve: hanging });
  const result = await port.deliver(messageTo("https://slow.example/"), { key: "key-1", signal: abort.signal });
  expect(result).toMatchObject({ outcome: "retry" });
});

describe("the connection goes to the address that was checked", () => {
  test("the name is resolved once and never again", async () => {
    let lookups = 0;
    const resolve: ResolveHost = async () => [{ address: lookups++ === 0 ? "127.0.0.1" : "192.0.2.1", family: 4 }];
    const host = `callbacks.invalid:${receiver.port}`;
    const port = webhookPort(allowing(host), { resolve });
    const result = await port.deliver(messageTo(`http://${host}/hook`), { key: "key-1", signal: never });
    expect(result).toMatchObject({ outcome: "done" });
    expect(lookups).toBe(1);
    expect(receiver.received[0]?.headers.host).toBe(host);
  });

  test("a name that has moved inside since it was registered gets nothing", async () => {
    const resolve: ResolveHost = async () => [{ address: "127.0.0.1", family: 4 }];
    const port = webhookPort(allowing(""), { resolve });
    const url = `https://callbacks.example:${receiver.port}/hook`;
    const result = await port.deliver(messageTo(url), { key: "key-1", signal: never });
    expect(result).toMatchObject({ outcome: "failed", problem: { code: "callback_address_refused" } });
    expect(receiver.received).toHaveLength(0);
  });

  test("a name that cannot be resolved just now is a retry", async () => {
    const resolve: ResolveHost = async () => Promise.reject(new Error("EAI_AGAIN"));
    const port = webhookPort(allowing(""), { resolve });
    const result = await port.deliver(messageTo("https://callbacks.example/"), { key: "key-1", signal: never });
    expect(result).toMatchObject({ outcome: "retry", problem: { code: "callback_host_unresolved" } });
  });
});

test("a receiver that is down is a retry that names no address", async () => {
  const gone = await startFakeWebhookReceiver();
  await gone.close();
  const port = webhookPort(allowing("127.0.0.1"));
  const result = await port.deliver(messageTo(gone.url), { key: "key-1", signal: never });
  expect(result).toMatchObject({ outcome: "retry", problem: { code: "callback_unreachable" } });
  expect(JSON.stringify(result)).not.toContain(String(gone.port));
});

test("neither the secret nor the path appears in a problem", async () => {
  const port = webhookPort(allowing(""));
  const results = [
    await port.deliver({ ...messageTo("https://10.0.0.1/tok_5e1f"), secrets: [SECRET] }, { key: "k", signal: never }),
    await port.deliver(
      { ...messageTo("https://10.0.0.1/tok_5e1f"), secrets: ["sec_7a2b"] },
      { key: "k", signal: never },
    ),
  ];
  expect(results.map(({ outcome }) => outcome)).toEqual(["failed", "failed"]);
  expect(JSON.stringify(results)).not.toMatch(/tok_5e1f|sec_7a2b|whsec_/);
});
