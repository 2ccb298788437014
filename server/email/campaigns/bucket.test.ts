import { describe, expect, it } from "vitest";
import { fullBucket, readyAt, refill } from "./bucket";

const T0 = new Date("2026-03-01T12:00:00Z");
const HOUR_MS = 3_600_000;

/** Takes as much as there is at every moment that the bucket itself names. */
function drain(perHour: number, hours: number, wanted = 50): number[] {
  const sent: number[] = [];
  let [bucket, now] = [fullBucket(perHour, T0), T0];
  while (now.getTime() < T0.getTime() + hours * HOUR_MS) {
    bucket = refill(bucket, perHour, now);
    const count = Math.floor(Math.min(wanted, bucket.tokens));
    for (let i = 0; i < count; i += 1) sent.push(now.getTime());
    bucket = { ...bucket, tokens: bucket.tokens - count };
    const next = readyAt(bucket, perHour, wanted);
    now = next > now ? next : new Date(now.getTime() + 1);
  }
  return sent;
}

describe.each([1, 2, 7, 59, 60, 61, 600, 5_000, 100_000])("%i an hour", (perHour) => {
  const sent = drain(perHour, 3);

  it("is never exceeded in any hour, whenever it begins", () => {
    let start = 0;
    sent.forEach((at, i) => {
      while (at - (sent[start] ?? 0) >= HOUR_MS) start += 1;
      expect(i - start + 1).toBeLessThanOrEqual(perHour);
    });
  });

  it("is nearly reached", () => expect(sent.length).toBeGreaterThanOrEqual(Math.floor(3 * perHour * 0.48)));
});

it("goes at full pace from sixty an hour on", () => expect(drain(600, 2).length).toBeGreaterThan(2 * 600 * 0.97));

it("takes nothing away when the clock goes backwards, and gives nothing twice", () => {
  const half = { tokens: 3, refilledAt: T0 };
  expect(refill(half, 600, new Date(T0.getTime() - HOUR_MS))).toEqual(half);
});
