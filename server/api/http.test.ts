import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseApp } from "@/server/testing/database-app";
import type { Answer, DatabaseApp } from "@/server/testing/database-app";
import { makeStaff } from "@/server/testing/make";
import { BODY_BYTES_MAX, STRANGERS_BODY_BYTES_MAX } from "./json-body";
import type { Operation } from "./operation";
import { OPERATIONS } from "./operations";

let world: DatabaseApp;
let shaggy: string;
let evan: string;
let held: { id: string; pinnedDigest: string };

beforeAll(async () => {
  world = await databaseApp();
  shaggy = await world.agentKey("shaggy");
  evan = await world.staffToken(world.scene.evan);
  held = await world.scene.holdOne();
});
afterAll(() => world.close());

const everyOperation = OPERATIONS.map((operation) => [`${operation.method} ${operation.path}`, operation] as const);
const takingBodies = everyOperation.filter(([, { method }]) => method === "POST");
/** A sign of life says enough by coming. */
const SAYS_NOTHING = new Set(["POST /me/heartbeat"]);
const withId = (path: string, id: string) => path.replace("{id}", id);

/** Agents hear nothing of what is for people but that it is not theirs. */
const keyFor = ({ tag }: Operation) => (tag === "People" ? evan : shaggy);

/** The operation's own example, as its body has it. */
function bodyOf({ method, request }: Operation) {
  const { id: _, ...body } = Object(request);
  return method === "POST" ? body : undefined;
}

/** The promises about every refusal. */
function expectProblem(answer: Answer, status: number, code: string) {
  expect(answer.body).toMatchObject({
    type: `urn:ops:problem:${code}`,
    title: expect.any(String),
    status,
    code,
    detail: expect.any(String),
  });
  expect(answer.status).toBe(status);
  expect(answer.contentType).toBe("application/problem+json");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(JSON.stringify(answer.body)).not.toMatch(/\bat [^ ]+ \(|node_modules|select |insert |update |\.ts:|stack/i);
}

describe("every operation of the agents' door", () => {
  it.each(everyOperation)("%s answers 405 to another method, and says which there are", async (_, { path }) => {
    const answer = await world.call(`DELETE ${withId(path, held.id)}`, { key: shaggy });
    expectProblem(answer, 405, "method_not_allowed");
    const allowed = OPERATIONS.filter((operation) => operation.path === path).map(({ method }) => method);
    expect(answer.body.allowed).toEqual(allowed);
    expect(answer.headers.get("allow")).toBe(allowed.join(", "));
  });

  it.each(everyOperation.filter(([, { path }]) => path.includes("{id}")))(
    "%s answers 400 to what is no id",
    async (operation, about) => {
      for (const id of ["nonsense", "%E0%A4%A", "1'--"]) {
        const answer = await world.call(withId(operation, id), { key: keyFor(about), body: bodyOf(about) });
        expectProblem(answer, 400, "invalid_input");
        expect(answer.body.fields).toEqual([expect.objectContaining({ path: "id" })]);
      }
    },
  );

  it.each(takingBodies)(
    "%s refuses a body that is not JSON, not an object, empty, too large, or with unknown fields",
    async (operation, about) => {
      const call = (body: unknown) => world.call(withId(operation, held.id), { key: keyFor(about), body });
      for (const body of ["", " ", "{", "[]", "null", '"text"', "1", "{'a':1}", "\u0000"]) {
        expectProblem(await call(body), 400, "invalid_input");
      }
      if (!SAYS_NOTHING.has(operation)) expectProblem(await call("{}"), 400, "invalid_input");
      expectProblem(await call(" ".repeat(BODY_BYTES_MAX + 1)), 413, "payload_too_large");
      expectProblem(await call({ ...bodyOf(about), surprise: 1 }), 400, "invalid_input");
    },
  );

  it.each(takingBodies)("%s refuses what is nested without end, and says where", async (operation, about) => {
    const body = `{"input":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const answer = await world.call(withId(operation, held.id), { key: keyFor(about), body });
    expectProblem(answer, 400, "invalid_input");
    expect(answer.body.fields).toEqual([expect.objectContaining({ path: expect.stringMatching(/^input\b/) })]);
  });

  it("reads hardly anything of a stranger's body, and nothing of one under a bad key", async () => {
    const body = " ".repeat(STRANGERS_BODY_BYTES_MAX + 1);
    expectProblem(await world.call("POST /actions", { body }), 413, "payload_too_large");
    expectProblem(await world.call("POST /actions", { body, key: "ops_shaggy_wrong" }), 401, "unauthenticated");
  });

  it.each(["/actions", "/members", "/tasks"])(
    "GET %s refuses sizes, cursors and values that do not fit",
    async (path) => {
      const forged = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString("base64url");
      const cursors = ["x", forged([0]), forged([0, "not-an-id"]), forged({}), forged(["a", 1])];
      const queries = [
        "limit=0",
        "limit=201",
        "limit=ten",
        "status=odd",
        ...cursors.map((cursor) => `cursor=${cursor}`),
      ];
      for (const query of queries) {
        const answer = await world.call(`GET ${path}?${query}`, { key: shaggy });
        expectProblem(answer, 400, "invalid_input");
      }
      for (const name of ["q", ...(path === "/actions" ? ["action", "agent"] : ["country"])]) {
        const answer = await world.call(`GET ${path}?${name}=%00`, { key: shaggy });
        expectProblem(answer, 400, "invalid_input");
        expect(answer.body.fields).toContainEqual(expect.objectContaining({ path: expect.stringContaining(name) }));
      }
    },
  );
});

describe("a query string", () => {
  it.each(OPERATIONS.filter(({ method }) => method === "GET").map(({ path }) => path))(
    "of GET %s that names something unknown is refused, and says what is known",
    async (path) => {
      const answer = await world.call(`GET ${withId(path, held.id)}?staus=held`, { key: shaggy });
      expectProblem(answer, 400, "invalid_input");
      expect(answer.body.fields).toEqual([{ path: "staus", message: expect.any(String) }]);
    },
  );
});

describe("the address without a path", () => {
  it("answers an index of what there is, to anyone", async () => {
    for (const path of ["", "/"]) {
      const answer = await world.call(`GET ${path}`);
      expect(answer.status).toBe(200);
      expect(answer.body.operations).toHaveLength(OPERATIONS.length);
      expect(answer.body.operations).toContain("POST /api/v1/actions: Submit an action");
    }
    expectProblem(await world.call("POST /", { body: {} }), 405, "method_not_allowed");
  });
});

describe("an address that is none", () => {
  it.each(["GET /nothing", "POST /actions/batch/more", "GET /actions/a/b/c"])("%s is 404", async (operation) => {
    expectProblem(await world.call(operation, { key: shaggy }), 404, "not_found");
  });
});

describe("reading the directory", () => {
  it("takes the grant for each list, and masks persons for those without the personal one", async () => {
    const keys = { shaggy, velma: await world.agentKey("velma"), daphne: await world.agentKey("daphne") };
    const statuses = async (path: string) =>
      Promise.all(Object.values(keys).map(async (key) => (await world.call(`GET ${path}`, { key })).status));
    expect(await statuses("/members")).toEqual([200, 200, 200]);
    expect(await statuses("/funds")).toEqual([403, 200, 403]);
    expect(await statuses("/providers")).toEqual([403, 403, 200]);
    expectProblem(await world.call("GET /funds", { key: shaggy }), 403, "no_grant");
    const masked = await world.call("GET /members?limit=1", { key: shaggy });
    const whole = await world.call("GET /members?limit=1", { key: keys.velma });
    expect(JSON.stringify(masked.body)).not.toMatch(/member\d+-/);
    expect(JSON.stringify(whole.body)).toMatch(/member\d+-/);
  });
});

describe("me", () => {
  it("tells an agent its grants and limits, and staff their role", async () => {
    const agent = await world.call("GET /me", { key: shaggy });
    expect(agent.body).toMatchObject({
      kind: "agent",
      id: "shaggy",
      paused: false,
      grants: expect.arrayContaining(["user.approve"]),
    });
    const viewer = await makeStaff(world.scene.db, "viewer", "Vera");
    const staff = await world.call("GET /me", { key: await world.staffToken(viewer) });
    expect(staff.body).toMatchObject({ kind: "staff", role: "viewer", grants: [] });
  });
});
