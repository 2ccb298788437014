import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { KernelError } from "@/server/kernel/errors";
import { problemOf } from "./errors";
import { keepRefusal, openFloodGate } from "./flood-gate";

/** As Next is to it: whatever comes through is answered 200 and counted. */
const reached: string[] = [];
const server = createServer((request, response) => {
  reached.push(`${request.method} ${request.url}`);
  response.end();
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
