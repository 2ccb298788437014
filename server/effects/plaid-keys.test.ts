import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { startFakeHttpServer } from "@/server/testing/fake-http-server";
import type { FakeHttpServer } from "@/server/testing/fake-http-server";
import { plaidKeys } from "./plaid-keys";

const DAY_MS = 24 * 3_600_000;
const START_MS = Date.UTC(2026, 0, 5);
const jwk = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ format: "jwk" });

let server: FakeHttpServer;
let asked: unknown[] = [];
let answer: (keyId: string) => { status: number; body: unknown };
let nowMs = START_MS;

beforeAll(async () => {
  server = await startFakeHttpServer((request, response) => {
    const body = JSON.parse(request.body) as { key_id: string };
    asked.push(body);
    const { status, body: said } = answer(body.key_id);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(said));
  });
});
beforeEach(() => {
  asked = [];
  nowMs = START_MS;
  answer = (kid) => ({ status: 200, body: { key: keyOf(kid) } });
});
afterAll(() => server.close());

const keyOf = (kid: string, more: object = {}) => ({
  ...jwk,
  alg: "ES256",
  use: "sig",
  kid,
  expired_at: null,
  ...more,
});
const keys = () => plaidKeys({ PLAID_URL: server.url, PLAID_CLIENT_ID: "client", PLAID_SECRET: "secret" }, () => nowMs);

it("asks once a day for a key, with our credentials", async () => {
  const ask = keys();
  for (const _ of [1, 2, 3]) expect(await ask("k1")).toMatchObject({ kid: "k1", crv: "P-256" });
  expect(asked).toEqual([{ client_id: "client", secret: "secret", key_id: "k1" }]);
  nowMs += DAY_MS;
  await ask("k1");
  expect(asked).toHaveLength(2);
});

it("takes an expired key for none, also when it expires while we remember it", async () => {
  const expiresAt = START_MS / 1_000 + 60;
  answer = (kid) => ({ status: 200, body: { key: keyOf(kid, { expired_at: expiresAt }) } });
  const ask = keys();
  expect(await ask("k1")).not.toBeNull();
  nowMs += 60_000;
  expect(await ask("k1")).toBeNull();
});

it.each([
  ["of another algorithm", { alg: "RS256" }],
  ["on another curve", { crv: "P-384" }],
  ["of another id", { kid: "k2" }],
])("believes no key %s", async (_what, more) => {
  answer = (kid) => ({ status: 200, body: { key: keyOf(kid, more) } });
  await expect(keys()("k1")).rejects.toThrow("did not answer with a key");
});

it("asks again after an outage, and soon for what Plaid does not know", async () => {
  const ask = keys();
  answer = () => ({ status: 500, body: {} });
  await expect(ask("k1")).rejects.toThrow();
  answer = () => ({ status: 400, body: { error_code: "INVALID_WEBHOOK_VERIFICATION_KEY_ID" } });
  expect(await ask("k1")).toBeNull();
  expect(await ask("k1")).toBeNull();
  expect(asked).toHaveLength(2);
  nowMs += 60_000;
  answer = (kid) => ({ status: 200, body: { key: keyOf(kid) } });
  expect(await ask("k1")).not.toBeNull();
});

it("does not ask for many made-up keys, and forgets no real one over them", async () => {
  const ask = keys();
  await ask("real");
  answer = () => ({ status: 400, body: {} });
  for (let n = 0; n < 200; n += 1) {
    // The limit is for a minute: twenty of each are asked for.
    if (n % 50 === 49) nowMs += 61_000;
    await ask(`made-up-${n}`).catch(() => undefined);
  }
  expect(asked.length).toBeLessThanOrEqual(1 + 5 * 20);
  const before = asked.length;
  expect(await ask("real")).not.toBeNull();
  expect(asked).toHaveLength(before);
});
