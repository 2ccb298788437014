import { expect, test } from "vitest";
import { resultOf } from "./redis";

test("a Redis that may lose something fails, or warns where that is allowed", () => {
  const judgement = { version: "7.0.15", defects: ["the append-only file (AOF) is off"] };
  expect(resultOf(judgement, false)).toEqual({
    level: "fail",
    text: "version 7.0.15: the append-only file (AOF) is off",
  });
  expect(resultOf(judgement, true)).toMatchObject({ level: "warn", text: expect.stringContaining("allowed") });
});
