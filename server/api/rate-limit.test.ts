import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { databaseApp } from "@/server/testing/database-app";
import type { Answer, DatabaseApp } from "@/server/testing/database-app";

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
