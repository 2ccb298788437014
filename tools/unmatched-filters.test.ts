import { expect, test } from "vitest";
import { unmatchedFilters } from "./unmatched-filters.mjs";

const FILES = ["server/kernel/walk.ts", "server/kernel/walk.test.ts", "tools/ports.test.ts"];

test("a filter must name a test file, in part or whole", () => {
  expect(unmatchedFilters(["walk", "tools/ports.test.ts"], FILES)).toEqual([]);
  expect(unmatchedFilters(["walk", "zzz"], FILES)).toEqual(["zzz"]);
  expect(unmatchedFilters(["server/kernel/walk.ts"], FILES)).toEqual(["server/kernel/walk.ts"]);
});

test("beside options it is left to the runner", () => {
  expect(unmatchedFilters(["-t", "zzz"], FILES)).toEqual([]);
});
