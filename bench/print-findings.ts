import type { Figure, Findings } from "./benchmark";
import { median, ratios } from "./statistics";

/** A table per benchmark: medians with their range, and the ratio to each peer formed within the same repeat. */
export function printFindings(title: string, { figures, checks }: Findings): void {
  console.log(`\n${title}`);
  const rows = [["", "kernel (range)", "peer (range)", "", "kernel : peer (range)"], ...figures.flatMap(rowsOf)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows) console.log(`  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ")}`.trimEnd());
  for (const { ok, name, detail } of checks) console.log(`  ${ok ? "ok  " : "FAIL"} ${name}: ${detail}`);
}

function rowsOf({ name, unit, kernel, peers }: Figure): string[][] {
  const label = unit ? `${name}, ${unit}` : name;
  const own = spread(kernel);
  const entries = Object.entries(peers);
  if (entries.length === 0) return [[label, own, "", "", ""]];
  return entries.map(([peer, values], i) => {
    const shares = ratios(kernel, values);
    const ratio = saysSomething(shares, kernel.length) ? spread(shares) : "–";
    return [i === 0 ? label : "", i === 0 ? own : "", spread(values), peer, ratio];
  });
}

/** A ratio to nearly nothing, or one that swings tenfold between repeats, is noise. */
const saysSomething = (shares: readonly number[], repeats: number): boolean =>
  shares.length === repeats && Math.max(...shares) < 10 * Math.min(...shares);

function spread(values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return values.length > 1 ? `${round(median(values))} (${round(low)}–${round(high)})` : round(values[0] ?? Number.NaN);
}

/** Three significant digits: more would pretend. */
function round(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return Math.abs(value) >= 1_000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
