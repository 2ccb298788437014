import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { endlessBody } from "@/server/testing/endless-body";
import { handleTrpc } from "./handle-trpc";
import { BODY_BYTES_MAX, STRANGERS_BODY_BYTES_MAX } from "./json-body";

let world: DatabaseApp;
let evan: string;
beforeAll(async () => {
  world = await databaseApp();
  evan = await world.staffToken(world.scene.evan);
});
afterAll(() => world.close());

async function ask(path: string, init: RequestInit = {}, key?: string) {
  const headers = { "content-type": "application/json", ...(key ? { authorization: `Bearer ${key}` } : {}) };
  const response = await handleTrpc(new Request(`http://ops.test/api/trpc/${path}`, { headers, ...init }));
  return { status: response.status, headers: response.headers, text: await response.text() };
}
const post = (path: string, body: string, key?: string) => ask(path, { method: "POST", body }, key);
const NOTICE = { level: "digest", to: "all", title: "t", body: "b" };
const problem = (code: string) => expect.stringContaining(`"code":"${code}"`);

describe("the console's door", () => {
  it("reads no body further than the limit, of strangers hardly anything", async () => {
    const tooLarge = { status: 413, text: problem("payload_too_large") };
    expect(await post("staff.endSessions", " ".repeat(BODY_BYTES_MAX + 1), evan)).toMatchObject(tooLarge);
    expect(await post("staff.endSessions", " ".repeat(STRANGERS_BODY_BYTES_MAX + 1))).toMatchObject(tooLarge);
    const { init, readBytes } = endlessBody();
    expect(await ask("staff.endSessions", init)).toMatchObject(tooLarge);
    expect(readBytes()).toBeLessThan(4 * STRANGERS_BODY_BYTES_MAX);
  });

  it("still takes a body that fits", async () => {
    const body = JSON.stringify({ json: { action: "notification.send", input: NOTICE } });
    expect(await post("actions.submit", body, await world.agentKey("scooby"))).toMatchObject({ status: 200 });
  });

  it("refuses what is nested without end, in a body and in an address", async () => {
    const deep = (levels: number) => `{"json":{"staffId":${"[".repeat(levels)}${"]".repeat(levels)}}}`;
    const refused = { status: 400, text: expect.stringContaining('"path":"json.staffId.0') };
    expect(await post("staff.endSessions", deep(100_000), evan)).toMatchObject(refused);
    expect(await ask(`staff.me?input=${encodeURIComponent(deep(2_000))}`, {}, evan)).toMatchObject(refused);
  });

  it("lets nobody keep an answer, and leaves streams their own word", async () => {
    for (const path of ["staff.me", "staff.list?batch=1&input={}", "staff.nothing"]) {
      expect((await ask(path, {}, evan)).headers.get("cache-control")).toBe("no-store, private");
    }
    const headers = { authorization: `Bearer ${evan}`, accept: "text/event-stream" };
    const stream = await handleTrpc(new Request("http://ops.test/api/trpc/live.events", { headers }));
    expect(stream.headers.get("cache-control")).toContain("no-transform");
    await stream.body?.cancel();
  });

  it("takes 50 calls in one request and not one more", async () => {
    const calls = (count: number) => ask(`${Array(count).fill("staff.me").join(",")}?batch=1&input={}`, {}, evan);
    expect((await calls(50)).status).toBe(200);
    expect(await calls(51)).toMatchObject({ status: 400 });
  });
});
