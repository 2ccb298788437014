import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { durationTicks } from "./duration-ticks";

const minuteMs = 60_000;

describe("ticks of a time axis", () => {
  it("stand on whole units", () => {
    expect(durationTicks(100 * minuteMs)).toEqual([0, 30, 60, 90, 120].map((minutes) => minutes * minuteMs));
  });

  it("reach over the highest value with at most five marks", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 * 60 * minuteMs }), (maxMs) => {
        const ticks = durationTicks(maxMs);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(maxMs);
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(ticks[0]).toBe(0);
      }),
    );
  });
});
