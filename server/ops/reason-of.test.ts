import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, test } from "vitest";
import { reasonOf } from "./reason-of";

test("a failed query is told in the database's words, without its parameters", () => {
  const error = new DrizzleQueryError(
    "insert into staff values ($1)",
    ["the-secret"],
    new Error("relation does not exist"),
  );
  expect(reasonOf(error)).toBe("relation does not exist");
});

test("a refused connection names the reason of its first address", () => {
  expect(reasonOf(new AggregateError([new Error("connect ECONNREFUSED 127.0.0.1:1")]))).toBe(
    "connect ECONNREFUSED 127.0.0.1:1",
  );
});

test("only the first line is told", () => {
  expect(reasonOf(new Error("first\nsecond"))).toBe("first");
  expect(reasonOf("thrown text")).toBe("an unknown error");
});
