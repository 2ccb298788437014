/** Quiet axes: no lines, small muted words. */
export const axisLook = {
  axisLine: false,
  tickLine: false,
  tickMargin: 8,
  tick: { fill: "var(--muted-foreground)", fontSize: 11 },
} as const;
