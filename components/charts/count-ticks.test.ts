import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { countTicks } from "./count-ticks";

describe("ticks of a count axis", () => {
  it.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [124, [0, 50, 100, 150]],
  ])("for a highest value of %d stand on round numbers", (max, ticks) => {
    expect(countTicks(max)).toEqual(ticks);
  });

  it("reach over the highest value with at most five marks", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (max) => {
        const ticks = countTicks(max);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
        expect(ticks.length).toBeLessThanOrEqual(5);
      }),
    );
  });
});
