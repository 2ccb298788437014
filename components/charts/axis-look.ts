/** Until the box is measured nothing is drawn: no first frame at a guessed width. */
export const unmeasured = { width: 0, height: 0 };

/** Quiet axes: no lines, small muted words. */
export const axisLook = {
  axisLine: false,
  tickLine: false,
  tickMargin: 8,
  tick: { fill: "var(--muted-foreground)", fontSize: 11 },
} as const;
