const REPEAT_MS = 10_000;
const REDRAW_MS = 250;

const out = process.stdout;
const startedAt = new Map();
let timer;

/**
 * Runs one long step and shows that it is alive: all steps under way share one rewritten line on a terminal;
 * elsewhere they get a line at the start, every 10 s and at the end.
 */
export async function step(label, work) {
  startedAt.set(label, performance.now());
  timer ??= setInterval(draw, isLive() ? REDRAW_MS : REPEAT_MS);
  if (isLive()) draw();
  else out.write(`… ${label}\n`);
  let mark = "✗";
  try {
    const result = await work();
    mark = "✓";
    return result;
  } finally {
    const line = `${mark} ${label} (${elapsed(label)})\n`;
    startedAt.delete(label);
    out.write(isLive() ? `\r\u001b[2K${line}` : line);
    if (startedAt.size > 0 && isLive()) draw();
    if (startedAt.size === 0) timer = clearInterval(timer);
  }
}

function draw() {
  const steps = [...startedAt.keys()].map((label) => `${label} ${elapsed(label)}`).join(" · ");
  out.write(isLive() ? `\r\u001b[2K… ${steps}` : `… ${steps}\n`);
}

const isLive = () => out.isTTY && process.env.CI !== "true";
const elapsed = (label) => `${((performance.now() - startedAt.get(label)) / 1000).toFixed(1)} s`;
