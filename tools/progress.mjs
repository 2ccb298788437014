const REPEAT_MS = 10_000;
const REDRAW_MS = 250;

/** Runs one long step and shows that it is alive: one rewritten line on a terminal, a line every 10 s elsewhere. */
export async function step(label, work, out = process.stdout) {
  const startedAt = performance.now();
  const elapsed = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  const live = out.isTTY && process.env.CI !== "true";
  const draw = () => out.write(live ? `\r\u001b[2K… ${label} ${elapsed()}` : `… ${label} ${elapsed()}\n`);
  if (live) draw();
  else out.write(`… ${label}\n`);
  const timer = setInterval(draw, live ? REDRAW_MS : REPEAT_MS);
  let mark = "✗";
  try {
    const result = await work();
    mark = "✓";
    return result;
  } finally {
    clearInterval(timer);
    out.write(`${live ? "\r\u001b[2K" : ""}${mark} ${label} (${elapsed()})\n`);
  }
}
