import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure, reportAndExit } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { dataPaths } from "./paths.mjs";
import { onStopRequest } from "./stop-signal.mjs";
import { finalLine, notRun, sumOf } from "./test-counts.mjs";

/** `npm test [-- <suite> [filter …]]`: everything, on real parts; the last line sums all suites. */
async function test() {
  const { signal } = onStopRequest(() => {});
  await ensureInstalled({ logsDir: dataPaths().logs, signal });
  // Only now: these modules use packages that the install brings.
  const { SUITES } = await import("./test-suites.mjs");
  const [only, ...filters] = process.argv.slice(2);
  if (only && !SUITES[only])
    throw new Failure(`There is no suite "${only}": choose one of ${Object.keys(SUITES).join(", ")}.`);

  const dir = mkdtempSync(join(tmpdir(), "ops-test-"));
  const results = [];
  try {
    for (const name of only ? [only] : Object.keys(SUITES)) {
      results.push(await runSuite(name, SUITES[name], { dir, filters, signal }));
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  summarize(results);
}

async function runSuite(name, suite, run) {
  heading(name);
  const startedAt = performance.now();
  let counts = notRun();
  try {
    counts = await suite(run);
  } catch (error) {
    run.signal.throwIfAborted();
    process.stderr.write(`\n${error instanceof Failure ? error.message : error.stack}\n`);
  }
  return { name, counts, seconds: (performance.now() - startedAt) / 1000 };
}

function summarize(results) {
  heading("summary");
  for (const { name, counts, seconds } of results) {
    say(`${name.padEnd(8)} ${finalLine(counts).padEnd(40)} ${seconds.toFixed(1).padStart(7)} s`);
    for (const { name: test, why } of counts.failures ?? []) say(`  ✗ ${test}: ${why}`);
  }
  const total = sumOf(results.map(({ counts }) => counts));
  say(finalLine(total));
  process.exitCode = total.failed > 0 ? 1 : 0;
}

const heading = (name) => say(`\n── ${name} ${"─".repeat(Math.max(0, 70 - name.length))}`);
const say = (line) => process.stdout.write(`${line}\n`);

test().catch((error) => reportAndExit(error.name === "AbortError" ? new Failure("Stopped before the end.") : error));
