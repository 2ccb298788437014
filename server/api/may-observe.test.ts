import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NEARBY_HEADER } from "@/server/auth/client-address";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { answerHealth } from "./health";
import { mayObserve } from "./may-observe";
import { readMetrics } from "./metrics";

const TOKEN = "a-token-for-the-scraper-of-metrics";
const NEARBY = { [NEARBY_HEADER]: "1" };

let world: DatabaseApp;
let bearer: { staff: string; agent: string };
beforeAll(async () => {
  world = await databaseApp();
  bearer = { staff: await world.staffToken(world.scene.evan), agent: await world.agentKey("shaggy") };
});
afterAll(() => world.close());

const request = (headers: Record<string, string> = {}) => new Request("http://ops.test/api/health", { headers });
const sending = (token: string) => request({ authorization: `Bearer ${token}` });

describe("how an installation is doing", () => {
  it("is shown to whoever is nearby, as long as no token is set", async () => {
    expect(await mayObserve(request(NEARBY), { METRICS_TOKEN: undefined })).toBe(true);
    expect(await mayObserve(request(NEARBY), { METRICS_TOKEN: TOKEN })).toBe(false);
    expect(await mayObserve(request(), { METRICS_TOKEN: undefined })).toBe(false);
  });

  it("is shown to the token and to no other", async () => {
    const settings = { METRICS_TOKEN: TOKEN };
    expect(await mayObserve(sending(TOKEN), settings)).toBe(true);
    for (const wrong of ["", TOKEN.slice(1), `${TOKEN}x`, "undefined", bearer.agent]) {
      expect(await mayObserve(sending(wrong), settings)).toBe(false);
    }
    expect(await mayObserve(sending(""), { METRICS_TOKEN: undefined })).toBe(false);
  });

  it("is shown to staff in either case", async () => {
    for (const METRICS_TOKEN of [undefined, TOKEN]) {
      expect(await mayObserve(sending(bearer.staff), { METRICS_TOKEN })).toBe(true);
    }
  });
});

describe("a stranger", () => {
  it("learns whether we live, and nothing of what is down or how far behind", async () => {
    const answer = await answerHealth(request());
    expect([answer.status, await answer.json()]).toEqual([200, { status: "ok" }]);
    expect(await (await answerHealth(request(NEARBY))).json()).toMatchObject({ postgres: "ok", relayLagSeconds: 0 });
  });

  it("gets no metrics", async () => {
    const answer = await readMetrics(request());
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: "unauthenticated" });
    expect(await (await readMetrics(request(NEARBY))).text()).toContain('ops_up{store="postgres"} 1');
  });
});
