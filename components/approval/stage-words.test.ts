import { expect, it } from "vitest";
import { stageWords } from "./stage-words";

const none = { pending: 0, succeeded: 0, failed: 0, cancelled: 0, unknown: 0 };

it("says how a canary went and that it waits", () => {
  expect(stageWords({ canary: { ...none, succeeded: 5 }, heldAt: new Date(0) }, 300)).toBe(
    "Canary 5/300 done, 0 failed – waits for you",
  );
});

it("counts what nobody knows among the failed", () => {
  const canary = { ...none, succeeded: 3, failed: 1, unknown: 1 };
  expect(stageWords({ canary, heldAt: null }, 300)).toBe("Canary 3/300 done, 2 failed");
});
