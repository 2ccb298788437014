/** Axis ticks for lengths of time that read as whole units: 0, 30 min, 1 h, 1.5 h. */
export function durationTicks(maxMs: number): number[] {
  const step = stepsMs.find((candidate) => candidate * tickCountMax >= maxMs) ?? wholeDays(maxMs);
  const count = Math.max(1, Math.ceil(maxMs / step));
  return Array.from({ length: count + 1 }, (_, place) => place * step);
}

const tickCountMax = 4;
const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const stepsMs = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * secondMs),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minuteMs),
  ...[1, 2, 3, 6, 12].map((count) => count * hourMs),
  ...[1, 2, 7].map((count) => count * dayMs),
];

function wholeDays(maxMs: number): number {
  return Math.ceil(maxMs / tickCountMax / dayMs) * dayMs;
}
