import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { databaseApp } from "@/server/testing/database-app";
import { createAgentKey } from "@/server/auth/agent-keys";
import type { Answer, DatabaseApp } from "@/server/testing/database-app";
import { startDoorServer } from "@/server/testing/door-server";
import { eventsOfType } from "@/server/testing/events-of-type";
import { openFloodGate } from "./flood-gate";

const SUBMITS_KEY = "{ops}:rate:submits:daphne";
const READS_KEY = "{ops}:rate:reads:daphne";

let world: DatabaseApp;
let daphne: string;

beforeAll(async () => {
  world = await databaseApp();
  daphne = await world.agentKey("daphne");
});
beforeEach(() => world.redis.flush());
afterAll(() => world.close());

const notice = { action: "notification.send", input: { level: "digest", to: "all", title: "t", body: "b" } };
const submit = () => world.call("POST /actions", { key: daphne, body: notice });
const submitBatch = (size: number) =>
  world.call("POST /actions/batch", { key: daphne, body: { items: Array(size).fill(notice) } });
const secondsToWait = ({ headers }: Answer) => Number(headers.get("retry-after"));
/** As if that many seconds were left of the minute. */
const leaveSeconds = (seconds: number) => world.app.redis.expire(SUBMITS_KEY, seconds);

describe("an agent's submissions", () => {
  it("may be a whole batch of 500, after which the minute is used up", async () => {
    const batch = await submitBatch(500);
    expect(batch.status).toBe(200);
    expect(batch.body.items).toEqual(Array(500).fill(expect.objectContaining({ ok: true })));
    await leaveSeconds(40);
    for (const refused of [await submit(), await submitBatch(2)]) {
      expect(refused.body).toMatchObject({ status: 429, code: "rate_limited", limit: 120 });
      expect(secondsToWait(refused)).toBeGreaterThan(35);
      expect(secondsToWait(refused)).toBeLessThanOrEqual(40);
    }
  });

  it("go on when the minute is over, however many were refused in it", async () => {
    await submitBatch(120);
    await leaveSeconds(30);
    const waits = [];
    for (let n = 0; n < 5; n += 1) waits.push(secondsToWait(await submit()));
    expect(waits).toEqual(waits.toSorted((a, b) => b - a));
    expect(waits[0]).toBeLessThanOrEqual(30);
    // What Redis does by itself when the time is up.
    await world.app.redis.del(SUBMITS_KEY);
    expect((await submit()).status).toBe(201);
  });

  it("up to the limit all pass, and the count always has an end", async () => {
    await submitBatch(119);
    expect((await submit()).status).toBe(201);
    expect(await world.app.redis.ttl(SUBMITS_KEY)).toBeGreaterThan(0);
    expect((await submit()).status).toBe(429);
    expect(await world.app.redis.ttl(SUBMITS_KEY)).toBeGreaterThan(0);
  });
});

describe("an agent's reads", () => {
  const readAll = async (key: string) => {
    const { body } = await world.call("POST /actions", { key: daphne, body: notice });
    const action = `/actions/${String(body.id)}`;
    const paths = ["/actions", action, `${action}/events`, `${action}/wait?timeoutSeconds=0`, "/members", "/providers"];
    return Promise.all(paths.map((path) => world.call(`GET ${path}`, { key })));
  };
  const statusesOf = (answers: Answer[]) => [...new Set(answers.map(({ status }) => status))];

  it("of actions and of the directory count together, and are refused when the minute is used up", async () => {
    expect(statusesOf(await readAll(daphne))).toEqual([200]);
    expect(await world.app.redis.get(READS_KEY)).toBe("6");
    await world.app.redis.set(READS_KEY, 300, "EX", 30);
    const refused = await readAll(daphne);
    expect(statusesOf(refused)).toEqual([429]);
    expect(refused.map(({ body }) => body.limit)).toEqual(Array(6).fill(300));
  });

  it("do not hold up its submissions, nor what people read", async () => {
    await world.app.redis.set(READS_KEY, 300, "EX", 30);
    expect((await submit()).status).toBe(201);
    const evan = await world.staffToken(world.scene.evan);
    expect(statusesOf(await readAll(evan))).toEqual([200]);
  });
});

const ratesOf = ({ headers }: Answer) => [headers.get("ratelimit-policy"), headers.get("ratelimit")];

describe("an agent is told its rate", () => {
  it("with every answer: what it was counted against, what is left and when all is again", async () => {
    expect(ratesOf(await submit())).toEqual(['"submits";q=120;w=60', '"submits";r=119;t=60']);
    await leaveSeconds(30);
    expect(ratesOf(await submitBatch(20))[1]).toMatch(/^"submits";r=99;t=(29|30)$/);
    expect(ratesOf(await world.call("GET /me", { key: daphne }))).toEqual(['"reads";q=300;w=60', '"reads";r=299;t=60']);
  });

  it("with a refusal, where t is what Retry-After says", async () => {
    await submitBatch(120);
    await leaveSeconds(40);
    const refused = await submit();
    expect(ratesOf(refused)[1]).toBe(`"submits";r=0;t=${secondsToWait(refused)}`);
  });

  it("with what was refused before it was counted, and costs nothing", async () => {
    const misread = await world.call("POST /actions", { key: daphne, body: "no JSON" });
    expect(misread.status).toBe(400);
    expect(ratesOf(misread)).toEqual(['"submits";q=120;w=60', '"submits";r=120;t=60']);
    expect(await world.app.redis.get(SUBMITS_KEY)).toBeNull();
  });

  it("and nobody else is", async () => {
    const evan = await world.staffToken(world.scene.evan);
    for (const key of [evan, undefined]) {
      expect(ratesOf(await world.call("GET /actions", { key }))).toEqual([null, null]);
    }
  });
});

describe("a key with a part of its agent's pace", () => {
  const keyOf = async (pacePercent: number) => {
    const { db, evan } = world.scene;
    return (await createAgentKey(db, evan, { agent: "daphne", label: "part", pacePercent })).key;
  };
  const submitBy = (key: string) => world.call("POST /actions", { key, body: notice });

  it("is refused beyond its part, and takes nothing from the other keys by going on", async () => {
    const part = await keyOf(10);
    for (let n = 0; n < 12; n += 1) expect((await submitBy(part)).status).toBe(201);
    for (let n = 0; n < 3; n += 1) {
      const refused = await submitBy(part);
      expect(refused.body).toMatchObject({ status: 429, limit: 12, policy: "submits-key" });
      expect(ratesOf(refused)[0]).toBe('"submits";q=120;w=60, "submits-key";q=12;w=60');
    }
    const other = await submit();
    expect(other.status).toBe(201);
    expect(ratesOf(other)[1]).toMatch(/^"submits";r=107;/);
  });

  it("has no more than its agent has left, however little it has used itself", async () => {
    const part = await keyOf(50);
    await submitBatch(120);
    expect((await submitBy(part)).body).toMatchObject({ status: 429, limit: 120, policy: "submits" });
  });
});

describe("a flood", () => {
  const refusals = async () => (await eventsOfType(world.scene.db, "submit.refused")).length;

  it("is on record once a minute, however many calls are refused", async () => {
    const before = await refusals();
    await submitBatch(120);
    await Promise.all(Array.from({ length: 20 }, submit));
    expect(await refusals()).toBe(before + 1);
    await world.redis.flush();
    await submitBatch(120);
    await submit();
    expect(await refusals()).toBe(before + 2);
  });

  it("is refused before anybody looks at its key once its first call was, and nobody else is", async () => {
    const close = openFloodGate();
    const door = await startDoorServer();
    const post = (key: string) =>
      fetch(`${door.url}/api/v1/actions`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify(notice),
      });
    const velma = await world.agentKey("velma");
    try {
      await submitBatch(120);
      const first = await post(daphne);
      expect(first.status).toBe(429);
      // The web process remembers: neither Redis nor Postgres is asked again.
      await world.redis.flush();
      const again = await post(daphne);
      expect([again.status, await again.json()]).toEqual([429, expect.objectContaining({ policy: "submits" })]);
      expect(await world.app.redis.get(SUBMITS_KEY)).toBeNull();
      expect((await post(velma)).status).toBe(201);
      expect((await world.call("GET /me", { key: daphne })).status).toBe(200);
    } finally {
      await door.close();
      close();
    }
  });

  it("of anything that changes counts: withdrawing, revising, and trying to decide", async () => {
    const { body } = await submit();
    const paths = ["cancel", "revise", "decisions"].map((verb) => `POST /actions/${String(body.id)}/${verb}`);
    await submitBatch(120);
    for (const path of paths) {
      const asked = { reason: "r", verdict: "approve", digest: "0".repeat(64) };
      expect((await world.call(path, { key: daphne, body: asked })).body).toMatchObject({ code: "rate_limited" });
    }
  });
});
