import { createServer } from "node:http";
import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { KernelError } from "@/server/kernel/errors";
import { problemOf } from "./errors";
import { keepRefusal, openFloodGate } from "./flood-gate";

/** As Next is to it: whatever comes through is answered 200 and counted. */
const reached: string[] = [];
const kept: ServerResponse[] = [];
let keeps = false;
const server = createServer((request, response) => {
  reached.push(`${request.method} ${request.url}`);
  if (keeps && request.method === "POST") kept.push(response);
  else response.end();
});
let url: string;
let close: () => void;

beforeAll(async () => {
  close = openFloodGate();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Safe because a server that listens on TCP has an AddressInfo.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  close();
  server.close();
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  reached.length = 0;
});
afterEach(() => vi.useRealTimers());

const FLOODING = "Bearer ops_scooby_flooding";
const OTHER = "Bearer ops_velma_other";
const problem = problemOf(
  new KernelError("rate_limited", "scooby may make 120 submits a minute.", {
    ...{ limit: 120, policy: "submits", retryAfterSeconds: 40 },
  }),
);
const windows = [{ policy: "submits", limit: 120, remaining: 0, resetSeconds: 40 }];
const ask = (method: string, path: string, authorization: string) =>
  fetch(url + path, {
    method,
    headers: { authorization, connection: "close" },
    body: method === "POST" ? "x".repeat(100_000) : undefined,
  });
const refuse = (method: string) =>
  keepRefusal(new Request(`${url}/api/v1/actions`, { method, headers: { authorization: FLOODING } }), problem, windows);

describe("a key that was refused", () => {
  it("is refused until its minute ends before anybody reads what it sends, and heard again after it", async () => {
    refuse("POST");
    vi.advanceTimersByTime(10_000);
    const answer = await ask("POST", "/api/v1/actions", FLOODING);
    expect(answer.status).toBe(429);
    expect(await answer.json()).toEqual({ ...problem, retryAfterSeconds: 30 });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/problem+json",
      "retry-after": "30",
      "ratelimit-policy": '"submits";q=120;w=60',
      ratelimit: '"submits";r=0;t=30',
    });
    expect(reached).toEqual([]);
    vi.advanceTimersByTime(30_000);
    expect((await ask("POST", "/api/v1/actions", FLOODING)).status).toBe(200);
  });

  it("still reads, and still reaches every other door", async () => {
    refuse("POST");
    await ask("GET", "/api/v1/me", FLOODING);
    for (const path of ["/api/trpc/actions.submit", "/api/mcp", "/"]) await ask("POST", path, FLOODING);
    expect(reached).toEqual(["GET /api/v1/me", "POST /api/trpc/actions.submit", "POST /api/mcp", "POST /"]);
  });

  it("stands for nobody else", async () => {
    refuse("POST");
    await ask("POST", "/api/v1/actions", OTHER);
    expect(reached).toEqual(["POST /api/v1/actions"]);
  });
});

describe("a key with many changes under way", () => {
  const MANY = "Bearer ops_fred_many";
  const submit = () => ask("POST", "/api/v1/actions", MANY);

  it("is told to come again beyond 32, reads meanwhile, and is heard when they are done", async () => {
    keeps = true;
    const first = Array.from({ length: 32 }, submit);
    await vi.waitFor(() => expect(kept).toHaveLength(32));
    const refused = await submit();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
    expect(await refused.json()).toMatchObject({ code: "rate_limited", limit: 32 });
    expect((await ask("GET", "/api/v1/me", MANY)).status).toBe(200);
    keeps = false;
    for (const response of kept.splice(0)) response.end();
    await Promise.all(first);
    await vi.waitFor(async () => expect((await submit()).status).toBe(200));
  });
});
