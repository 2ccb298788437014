import { expect, test } from "vitest";
import {
  countsOfPlaywright,
  countsOfSteps,
  countsOfVitest,
  failuresOfVitest,
  finalLine,
  notRun,
  sumOf,
} from "./test-counts.mjs";

test("the last line sums every suite", () => {
  const checks = countsOfSteps([{ ok: true }, { ok: true }, { ok: false }]);
  const unit = countsOfVitest({ numPassedTests: 10, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 }, 0);
  const flows = countsOfPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 0, skipped: 0 } }, 1);
  expect(finalLine(sumOf([checks, unit, flows]))).toBe("17 passed, 2 failed, 2 skipped");
});

test("a suite that did not run counts as failed", () => {
  expect(countsOfVitest(undefined, 1)).toEqual(notRun());
  expect(countsOfPlaywright(undefined, 0)).toEqual(notRun());
});

test("a runner that fails beside its tests counts as failed", () => {
  const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  expect(countsOfVitest(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
});

test("what failed is named with the first line of why", () => {
  const passed = { status: "passed", fullName: "a", failureMessages: [] };
  const failed = { status: "failed", fullName: "b", failureMessages: ["Error: no\n  at somewhere"] };
  const report = { testResults: [{ assertionResults: [passed, failed] }] };
  expect(failuresOfVitest(report)).toEqual([{ name: "b", why: "Error: no" }]);
  expect(failuresOfVitest(undefined)).toEqual([]);
});
