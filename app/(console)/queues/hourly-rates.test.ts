import { describe, expect, it } from "vitest";
import { hourlyRates } from "./hourly-rates";

const now = Date.parse("2026-03-04T12:34:00Z");
const rate = (queue: string, hour: string, succeeded: number, failed = 0) => {
  return { queue, hour: new Date(hour), succeeded, failed };
};

describe("the last day of a queue", () => {
  it("has a point for every hour, zero where nothing ended", () => {
    const points = hourlyRates([rate("email", "2026-03-04T12:00:00Z", 4, 1)], "email", now);
    expect(points).toHaveLength(24);
    expect(points.at(-1)).toEqual({ at: "2026-03-04T12:00:00.000Z", succeeded: 4, failed: 1 });
    expect(points.at(0)).toEqual({ at: "2026-03-03T13:00:00.000Z", succeeded: 0, failed: 0 });
  });

  it("leaves out other queues and hours before the day", () => {
    const rates = [rate("webhook", "2026-03-04T12:00:00Z", 9), rate("email", "2026-03-03T12:00:00Z", 7)];
    expect(hourlyRates(rates, "email", now).every(({ succeeded }) => succeeded === 0)).toBe(true);
  });
});
