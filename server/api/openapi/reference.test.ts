import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { OPERATIONS } from "@/server/api/operations";
import { apiReference } from "./reference";
import { typeWords } from "./type-words";

const reference = apiReference();
const operations = reference.sections.flatMap((section) => section.operations);

it("shows every operation once, and every schema that a type leads to", () => {
  expect(operations.map(({ id }) => id).toSorted()).toEqual(OPERATIONS.map(({ id }) => id).toSorted());
  const names = new Set(reference.schemas.map(({ name }) => name));
  const types = [
    ...operations.flatMap(({ groups, answers }) => [
      ...groups.flatMap(({ fields }) => fields.map(({ type }) => type)),
      ...answers.map(({ type }) => type),
    ]),
    ...reference.schemas.flatMap(({ fields }) => fields.map(({ type }) => type)),
  ];
  const missing = types.flat().filter((word) => "schema" in word && !names.has(word.schema));
  expect(missing).toEqual([]);
});

it("says of a submission what each kind takes", () => {
  const submit = operations.find(({ id }) => id === "submitAction");
  const body = submit?.groups.find(({ title }) => title === "Body")?.fields ?? [];
  expect(body.map(({ name }) => name)).toEqual(expect.arrayContaining(["action", "input", "evidence", "dryRun"]));
  expect(body.find(({ name }) => name === "input")?.type).toContainEqual({ schema: "UserApproveManyInput" });
});

it.each(operations)("has a command for $id that a shell sends as it is meant", ({ curl, method, path }) => {
  const print = curl.replace(/^curl/, `printf '%s\\n'`);
  const sent = execFileSync("sh", ["-c", print], {
    env: { NODE_ENV: "test", OPS_URL: "http://ops.test", OPS_KEY: "ops_shaggy_x" },
  });
  expect(sent.toString()).toContain(`http://ops.test/api/v1${path.split("{")[0]}`);
  expect(sent.toString()).toContain("Authorization: Bearer ops_shaggy_x");
  const [, body] = sent.toString().split("\n-d\n");
  expect(body === undefined ? "GET" : typeof JSON.parse(body)).toBe(method === "GET" ? "GET" : "object");
});

describe("a type in words", () => {
  it.each([
    [{ type: "string", format: "uuid" }, "uuid"],
    [{ type: "string", maxLength: 2_000, minLength: 1 }, "string, 1 to 2,000 characters"],
    [{ type: "integer", minimum: 1, maximum: 200 }, "integer, 1 to 200"],
    [{ type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER }, "integer, at least 0"],
    [{ type: "array", maxItems: 50, items: { enum: ["a", "b"] } }, "a | b, a list of up to 50"],
    [{ anyOf: [{ type: "string", format: "date-time" }, { type: "null" }] }, "date-time | null"],
    [{ const: true }, "always true"],
    [{}, "any JSON"],
  ])("of %j is %j", (schema, words) => {
    expect(
      typeWords(schema)
        .map((word) => ("text" in word ? word.text : word.schema))
        .join(""),
    ).toBe(words);
  });
});
