import { expect, it } from "vitest";
import { nextUp, stageWords } from "./stage-words";

const none = { pending: 0, succeeded: 0, failed: 0, cancelled: 0, unknown: 0 };

it("says how a canary went and that it waits", () => {
  const stage = { canary: { ...none, succeeded: 5 }, rest: { ...none, pending: 295 } };
  expect(stageWords({ ...stage, heldAt: new Date(0), isInterrupted: false }, 300)).toBe(
    "Canary 5/300 done, 0 failed – waits for you",
  );
});

it("counts what nobody knows among the failed", () => {
  const canary = { ...none, succeeded: 3, failed: 1, unknown: 1 };
  expect(stageWords({ canary, rest: none, heldAt: null, isInterrupted: false }, 300)).toBe(
    "Canary 3/300 done, 2 failed",
  );
});

it("does not call a pause in the midst of the rest a canary, and counts both", () => {
  const stage = { canary: { ...none, succeeded: 10 }, rest: { ...none, succeeded: 110, failed: 1, pending: 179 } };
  expect(stageWords({ ...stage, heldAt: new Date(0), isInterrupted: true }, 300)).toBe(
    "Paused at 120/300, 1 failed – waits for you",
  );
});

it("says how many go on: the rest after a canary, what is left of a paused canary, or all that is left", () => {
  const rest = { ...none, pending: 290 };
  expect(nextUp({ canary: { ...none, succeeded: 10 }, rest, isInterrupted: false })).toBe(290);
  expect(nextUp({ canary: { ...none, succeeded: 4, pending: 6 }, rest, isInterrupted: true })).toBe(6);
  expect(nextUp({ canary: { ...none, succeeded: 4, pending: 296 }, rest: none, isInterrupted: true })).toBe(296);
});
