/** Axis ticks for counts: whole steps of 1, 2 or 5 times a power of ten. */
export function countTicks(max: number): number[] {
  const step = niceStep(max / tickCountMax);
  const count = Math.max(1, Math.ceil(max / step));
  return Array.from({ length: count + 1 }, (_, place) => place * step);
}

const tickCountMax = 4;

function niceStep(least: number): number {
  if (least <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((factor) => factor * power >= least) ?? 10) * power;
}
