import { TRPCError } from "@trpc/server";
import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { describeError } from "./log";

const SECRET = "ada@example.com\nher secret";
const refusal = Object.assign(new Error('duplicate key value violates unique constraint "members_email"'), {
  code: "23505",
  detail: `Key (email)=(${SECRET}) already exists.`,
  parameters: [SECRET],
});
const failed = new DrizzleQueryError("insert into members values ($1)", [SECRET], refusal);

test.each([
  ["as it is", failed],
  ["under tRPC's", new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: failed })],
  ["deep below others", new Error("outer", { cause: new Error(`again: ${failed.message}`, { cause: failed }) })],
])("a failed statement's error, %s, is logged without what it worked on", (_, error) => {
  const line = JSON.stringify(describeError(error));
  expect(line).not.toContain("ada@example.com");
  expect(line).not.toContain("her secret");
  expect(line).toContain("23505");
  expect(line).toContain("members_email");
  expect(line).toContain("log.test.ts");
});

test("a value that Postgres quotes is not logged either", () => {
  const unfit = Object.assign(new Error(`invalid input syntax for type uuid: "${SECRET}"`), { code: "22P02" });
  const line = JSON.stringify(describeError(new Error("read failed", { cause: unfit })));
  expect(line).not.toContain("her secret");
  expect(line).toContain("22P02");
});

test("what else went wrong is told whole, all of several and without end", () => {
  const both = new AggregateError([new Error("::1 refused"), new Error("127.0.0.1 refused")], "no connection");
  expect(JSON.stringify(describeError(both))).toMatch(/no connection.*::1 refused.*127\.0\.0\.1 refused/);
  const circle = new Error("round");
  circle.cause = circle;
  expect(JSON.stringify(describeError(circle))).toContain("round");
  expect(describeError("just text")).toBe("just text");
});
