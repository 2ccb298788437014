import { expect, test } from "vitest";
import { countFailure, throttleKeys, waitAfter } from "./sign-in-throttle";
import type { FailureCount } from "./sign-in-throttle";

const START = new Date("2026-03-01T10:00:00Z");
const minutesLater = (minutes: number) => new Date(START.getTime() + minutes * 60_000);
const LIMIT = { freeFailures: 5, longestWaitMs: 15 * 60_000 };
const none: FailureCount = { failures: 0, windowStart: START, blockedUntil: null };

test("the wait begins with the fifth failure and doubles up to a quarter of an hour", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 60].map((failures) => waitAfter(failures, LIMIT) / 1000);
  expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
});

test("a count grown beyond measure still waits a quarter of an hour", () => {
  expect(waitAfter(1_000_000, LIMIT)).toBe(15 * 60_000);
});

test("failures a quarter of an hour apart never lead to a wait", () => {
  let count = none;
  for (let i = 0; i < 10; i += 1) count = countFailure(count, LIMIT, minutesLater(i * 16));
  expect(count).toMatchObject({ failures: 1, blockedUntil: null });
});

test("having waited is not being quiet: the next failure waits twice as long", () => {
  let count = none;
  for (let i = 0; i < 9; i += 1) count = countFailure(count, LIMIT, minutesLater(i / 10));
  expect(count.blockedUntil).toEqual(minutesLater(0.8 + 8));
  const afterTheWait = countFailure(count, LIMIT, minutesLater(0.8 + 8 + 1));
  expect(afterTheWait.failures).toBe(10);
});

test("a quiet quarter of an hour after the wait starts the count anew", () => {
  const before = { failures: 9, windowStart: START, blockedUntil: minutesLater(8) };
  expect(countFailure(before, LIMIT, minutesLater(24))).toMatchObject({ failures: 1, blockedUntil: null });
});

test("addresses are kept as hashes, the same for every spelling of the case", () => {
  const keys = throttleKeys({ email: "Evan@HedgeCo.example", client: "203.0.113.7" });
  expect(keys.map(({ key }) => key)).toEqual([
    expect.stringMatching(/^pair:[0-9a-f]{64}$/),
    expect.stringMatching(/^client:[0-9a-f]{64}$/),
    expect.stringMatching(/^email:[0-9a-f]{64}$/),
  ]);
  expect(throttleKeys({ email: "evan@hedgeco.example", client: "203.0.113.7" })).toEqual(keys);
});

test("a subscriber's many IPv6 addresses are one client", () => {
  const keyOf = (client: string) => throttleKeys({ email: "evan@hedgeco.example", client })[1]?.key;
  expect(keyOf("2001:db8:1:2:aaaa::1")).toBe(keyOf("2001:db8:1:2::ffff"));
  expect(keyOf("2001:db8:1:3::1")).not.toBe(keyOf("2001:db8:1:2::1"));
  expect(keyOf("203.0.113.8")).not.toBe(keyOf("203.0.113.7"));
  expect(keyOf("unknown")).toBe(keyOf("unknown"));
});
