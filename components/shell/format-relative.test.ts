import { describe, expect, it } from "vitest";

import { formatDuration, formatRelative } from "./format-relative";

const now = Date.UTC(2026, 2, 14, 12);
const minuteMs = 60_000;

describe("relative time", () => {
  it.each([
    [0, "just now"],
    [-44_000, "just now"],
    [-50_000, "1 min ago"],
    [-59.9 * minuteMs, "59 min ago"],
    [-90 * minuteMs, "1 h ago"],
    [-3 * 24 * 60 * minuteMs, "3 d ago"],
    [10_000, "just now"],
    [30_000, "in a moment"],
    [4 * minuteMs, "in 4 min"],
    [-40 * 24 * 60 * minuteMs, "2 Feb 2026"],
  ])("reads %d ms from now as %j", (offsetMs, text) => {
    expect(formatRelative(now + offsetMs, now)).toBe(text);
  });
});

describe("duration", () => {
  it.each([
    [850, "850 ms"],
    [1500, "1.5 s"],
    [59_000, "59 s"],
    [4 * minuteMs, "4 min"],
    [90 * minuteMs, "1.5 h"],
    [48 * 60 * minuteMs, "2 d"],
  ])("reads %d ms as %j", (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
