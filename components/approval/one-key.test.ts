import { expect, it } from "vitest";
import { isOneKey } from "./one-key";

const small = {
  action: "user.approve",
  status: "held",
  riskLevel: "low",
  targetCount: 1,
  generation: 1,
  undoSeconds: 5,
  stage: null,
  votes: [],
  request: { quorum: [{ role: "operator" as const, count: 1 }], typedCount: null },
} satisfies Parameters<typeof isOneKey>[0];

it("approves with one key what is small and can be taken back", () => {
  expect(isOneKey(small, 4_000)).toBe(true);
});

it("asks first whatever is risky, large, harmful, shared, final, or has only just come into sight", () => {
  expect(isOneKey({ ...small, riskLevel: "medium" }, 4_000)).toBe(false);
  expect(isOneKey({ ...small, targetCount: 2 }, 4_000)).toBe(false);
  expect(isOneKey({ ...small, action: "user.reject" }, 4_000)).toBe(false);
  const both = { quorum: [{ role: "operator" as const, count: 2 }], typedCount: null };
  expect(isOneKey({ ...small, request: both }, 4_000)).toBe(false);
  expect(isOneKey({ ...small, undoSeconds: 0 }, 4_000)).toBe(false);
  expect(isOneKey(small, 100)).toBe(false);
  expect(isOneKey(small, undefined)).toBe(false);
});
