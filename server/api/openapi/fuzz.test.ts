import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { OPERATIONS } from "@/server/api/operations";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { valuesFor } from "@/server/testing/fuzz-schema";
import type { Fuzz } from "@/server/testing/fuzz-schema";
import { makeFund, makeMembers, makeProvider } from "@/server/testing/make";
import { newStaff } from "@/server/testing/staff-accounts";
import { fuzzing } from "@/server/testing/test-env";
import { unknownMail } from "@/server/testing/unknown-mail";
import { openApiDocument } from "./document";

let world: DatabaseApp;
let keys: (string | undefined)[];
/** What a path can be about, and what a body can. */
let actionIds: string[];
let entityIds: string[];
beforeAll(async () => {
  world = await databaseApp();
  const { scene } = world;
  const operator = (await newStaff(scene.db)).id;
  keys = [
    ...(await Promise.all(["shaggy", "velma", "fred", "scooby", "daphne"].map(world.agentKey))),
    // Operators may ask for anything, so that more than the refusal of a grant is heard.
    ...Array<string>(4).fill(await world.staffToken({ kind: "staff", id: operator, role: "operator" })),
    undefined,
  ];
  const [held, approved] = [await scene.holdOne(), await scene.holdOne()];
  await scene.approve(approved);
  actionIds = [held.id, approved.id, (await unknownMail(scene)).id];
  const entities = [await makeFund(scene.db), await makeProvider(scene.db), ...(await makeMembers(scene.db, 12))];
  entityIds = entities.map(({ id }) => id);
});
afterAll(() => world.close());

const document = openApiDocument();

interface Parameter {
  name: string;
  in: string;
  schema: Record<string, unknown>;
}

/** To wait as long as it may would be most of this test. */
const SHORT = fc.constantFrom<unknown>(0, 0.01, -1, 61, "", "x", "1,2");

/** Requests to one operation: as its description allows, and then not. */
function requestsTo(method: string, path: string, odd: boolean) {
  const inBody: Fuzz = { document, odd, ids: entityIds };
  const inAddress: Fuzz = { document, odd, ids: actionIds };
  // Safe because the document was made here and found valid.
  const described = document.paths[path]?.[method.toLowerCase()] as {
    parameters: (Parameter | object)[];
    requestBody?: Body;
  };
  const parameters = described.parameters.filter((one): one is Parameter => "in" in one);
  const placed = (place: string) =>
    Object.fromEntries(
      parameters
        .filter((one) => one.in === place)
        .map(({ name, schema }) => [name, name === "timeoutSeconds" ? SHORT : valuesFor(schema, inAddress)]),
    );
  const body = described.requestBody?.content["application/json"].schema;
  return fc.record({
    method: fc.constant(method),
    path: fc.constant(path),
    inPath: fc.record(placed("path")),
    query: fc.record(placed("query"), { requiredKeys: path.endsWith("/wait") ? ["timeoutSeconds"] : [] }),
    body: body ? valuesFor(body, inBody) : fc.constant(undefined),
    headers: fc.dictionary(
      fc.constantFrom("idempotency-key", "traceparent", "x-forwarded-for"),
      fc.string({ maxLength: 40 }),
    ),
    key: fc.constantFrom(...keys),
  });
}
type Body = { content: { "application/json": { schema: Record<string, unknown> } } };
type Made = ReturnType<typeof requestsTo> extends fc.Arbitrary<infer Value> ? Value : never;

const asText = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value)).toWellFormed();

async function send({ method, path, inPath, query, body, headers, key }: Made) {
  const address = Object.entries(inPath).reduce(
    (at, [name, value]) => at.replace(`{${name}}`, () => encodeURIComponent(asText(value)) || "-"),
    path,
  );
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, asText(one)]),
  );
  const search = method === "GET" && pairs.length > 0 ? `?${new URLSearchParams(pairs).toString()}` : "";
  return world.call(`${method} ${address}${search}`, {
    key,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

it("whatever the description allows, or nearly allows, is answered as described and never by a defect", async () => {
  const { runs, seed } = fuzzing();
  const anyRequest = fc.oneof(
    ...[false, true].flatMap((odd) =>
      OPERATIONS.map(({ id, method, path }) => ({
        // Most of what can be said to the door is said to this one.
        weight: id === "submitAction" ? 10 : 1,
        arbitrary: requestsTo(method, path, odd),
      })),
    ),
  );
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(anyRequest, async (request) => {
      // Paces would answer for the procedures.
      await world.redis.flush();
      const { status, body } = await send(request);
      const outcome = `${status}${typeof body.code === "string" ? ` ${body.code}` : ""}`;
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
      expect(status, outcome).toBeLessThan(500);
    }),
    { numRuns: runs, seed },
  );
  // Otherwise it would have knocked, and never come in.
  expect([...seen.keys()]).toEqual(
    expect.arrayContaining(["200", "201", "400 invalid_input", "403 no_grant", "404 not_found"]),
  );
});
