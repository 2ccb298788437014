import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { MailMessage } from "@/server/kernel/ports";
import { startFakeResend } from "@/server/testing/fake-resend";
import type { FakeResend, ResendBehaviour } from "@/server/testing/fake-resend";
import { resendMail } from "./resend";

const API_KEY = "re_test_4f6d1c";
const never = new AbortController().signal;
const MAIL: MailMessage = {
  from: "HedgeCo Operations <operations@hedgeco.example>",
  to: "ada@example.com",
  subject: "Welcome",
  html: "<p>Welcome</p>",
  text: "Welcome",
  headers: { "X-Entity-Ref-ID": "1" },
};

let resend: FakeResend;
let keys = 0;
const freshKey = () => `key-${(keys += 1)}`;
const port = () => resendMail(API_KEY, { baseUrl: resend.url });

beforeAll(async () => {
  resend = await startFakeResend();
});
afterAll(() => resend.close());
beforeEach(() => {
  resend.requests.length = 0;
  resend.mails.length = 0;
});

test("an accepted mail is done and carries the provider's id", async () => {
  const key = freshKey();
  const result = await port().send(MAIL, { key, signal: never });
  expect(result).toEqual({ outcome: "done", providerId: "resend-1" });
  expect(resend.requests).toHaveLength(1);
  expect(resend.requests[0]?.headers["idempotency-key"]).toBe(key);
  expect(JSON.parse(resend.requests[0]?.body ?? "")).toMatchObject({ ...MAIL });
});

test("a domain beyond ASCII travels in ASCII, and letters beyond it before the @ do not travel at all", async () => {
  const [first, second] = [freshKey(), freshKey()];
  await port().send({ ...MAIL, to: "leser@bücher.example" }, { key: first, signal: never });
  expect(JSON.parse(resend.requests[0]?.body ?? "")).toMatchObject({ to: "leser@xn--bcher-kva.example" });
  expect(await port().send({ ...MAIL, to: "jürgen@example.com" }, { key: second, signal: never })).toMatchObject({
    outcome: "failed",
    problem: { code: "bad_address" },
  });
  expect(resend.requests).toHaveLength(1);
});

test("a mail accepted without an answer is unknown, and asking again with its key sends no second one", async () => {
  const key = freshKey();
  resend.next("accept-then-drop");
  expect(await port().send(MAIL, { key, signal: never })).toMatchObject({ outcome: "unknown" });
  expect(await port().send(MAIL, { key, signal: never })).toEqual({ outcome: "done", providerId: "resend-1" });
  expect(resend.requests).toHaveLength(2);
  expect(resend.mails).toHaveLength(1);
});

test("the same key with another mail says that the first has arrived, and not what became of it", async () => {
  const key = freshKey();
  await port().send(MAIL, { key, signal: never });
  const other = await port().send({ ...MAIL, subject: "Something else" }, { key, signal: never });
  expect(other).toMatchObject({ outcome: "unknown", problem: { code: "key_in_use" } });
  expect(resend.mails).toHaveLength(1);
});

describe("every answer has one meaning", () => {
  const cases: [string, ResendBehaviour, string, string][] = [
    ["422 validation", { status: 422, name: "validation_error" }, "failed", "rejected"],
    ["403 sender not verified", { status: 403, name: "invalid_from_address" }, "failed", "rejected"],
    ["401 key", { status: 401, name: "invalid_api_key" }, "failed", "rejected"],
    ["409 key in use", { status: 409, name: "concurrent_idempotent_requests" }, "unknown", "key_in_use"],
    ["429", { status: 429, name: "rate_limit_exceeded", retryAfterSeconds: 7 }, "retry", "rate_limited"],
    ["429 quota", { status: 429, name: "daily_quota_exceeded" }, "retry", "rate_limited"],
    ["500", { status: 500, name: "internal_server_error" }, "unknown", "provider_down"],
    ["502 page of a gateway", { status: 502, rawBody: "<html>bad gateway</html>" }, "unknown", "provider_down"],
    ["an error without a status", { status: 400, rawBody: '{"message":"odd"}' }, "unknown", "no_answer"],
    ["an error that is null", { status: 400, rawBody: "null" }, "unknown", "no_answer"],
    ["200 with a broken body", { status: 200, rawBody: '{"id":' }, "unknown", "no_answer"],
    ["200 with null", { status: 200, rawBody: "null" }, "unknown", "no_answer"],
    ["a dropped connection", "drop", "unknown", "no_answer"],
  ];
  test.each(cases)("%s", async (_name, behaviour, outcome, code) => {
    resend.next(behaviour);
    const result = await port().send(MAIL, { key: freshKey(), signal: never });
    expect(result).toMatchObject({ outcome, problem: { code } });
  });
});

test("how long to wait is passed on", async () => {
  resend.next({ status: 429, name: "rate_limit_exceeded", retryAfterSeconds: 7 });
  const result = await port().send(MAIL, { key: freshKey(), signal: never });
  expect(result).toMatchObject({ problem: { message: expect.stringContaining("retry after 7 s") } });
});

test("a server that cannot be reached leaves the outcome unknown", async () => {
  const gone = await startFakeResend();
  await gone.close();
  const result = await resendMail(API_KEY, { baseUrl: gone.url }).send(MAIL, { key: freshKey(), signal: never });
  expect(result).toMatchObject({ outcome: "unknown" });
});

test("an abort while waiting is unknown; an abort before is a retry that sends nothing", async () => {
  const abort = new AbortController();
  resend.next("hang");
  const sending = port().send(MAIL, { key: freshKey(), signal: abort.signal });
  await resend.nextArrival();
  abort.abort();
  expect(await sending).toMatchObject({ outcome: "unknown" });
  expect(await port().send(MAIL, { key: freshKey(), signal: abort.signal })).toMatchObject({ outcome: "retry" });
  expect(resend.requests).toHaveLength(1);
});

test("the api key never appears in a problem", async () => {
  resend.next({ status: 401, name: "invalid_api_key", message: `no such key: ${API_KEY}\r\nX: y` });
  const result = await port().send(MAIL, { key: freshKey(), signal: never });
  expect(JSON.stringify(result)).not.toContain(API_KEY);
  expect(JSON.stringify(result)).toContain("no such key: [cut] X: y");
});
