/** "just now", "4 min ago", "in 3 h", "2 d ago"; beyond four weeks the date itself. */
export function formatRelative(atMs: number, nowMs: number): string {
  const distanceMs = Math.abs(atMs - nowMs);
  const isFuture = atMs > nowMs;
  if (distanceMs < 45_000) return isFuture && distanceMs > clockStepMs ? "in a moment" : "just now";
  if (distanceMs >= 28 * dayMs) return dateFormat.format(atMs);
  const text = amount(distanceMs);
  return isFuture ? `in ${text}` : `${text} ago`;
}

/** A length of time in its largest fitting unit: "850 ms", "12 s", "4 min", "3.5 h", "2 d". */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < minuteMs) return `${trim(ms / 1000)} s`;
  if (ms < hourMs) return `${trim(ms / minuteMs)} min`;
  if (ms < dayMs) return `${trim(ms / hourMs)} h`;
  return `${trim(ms / dayMs)} d`;
}

/** The clock advances in such steps: what is this little ahead of it has just happened. */
const clockStepMs = 20_000;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const dateFormat = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

function amount(ms: number): string {
  if (ms < hourMs) return `${Math.max(1, Math.floor(ms / minuteMs))} min`;
  if (ms < dayMs) return `${Math.floor(ms / hourMs)} h`;
  return `${Math.floor(ms / dayMs)} d`;
}

function trim(value: number): string {
  return value >= 10 ? String(Math.round(value)) : String(Math.round(value * 10) / 10);
}
