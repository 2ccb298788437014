import type { Benchmark, Findings, Scale } from "./benchmark";
import { crash } from "./crash";
import { flood } from "./flood";
import { gated } from "./gated";
import { http } from "./http";
import { idle } from "./idle";
import { list } from "./list";
import { mail } from "./mail";
import { policy } from "./policy";
import { printFindings } from "./print-findings";
import { submit } from "./submit";
import { ungated } from "./ungated";
import { waiting } from "./waiting";
import { writeResults } from "./write-results";

const BENCHMARKS: readonly Benchmark[] = [
  policy,
  submit,
  http,
  flood,
  ungated,
  gated,
  list,
  waiting,
  mail,
  idle,
  crash,
];

const DEFAULT: Scale = { repeats: 3, factor: 1, listRows: 1_000_000 };
const QUICK: Scale = { repeats: 2, factor: 0.3, listRows: 100_000 };

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const scale = process.argv.includes("--quick") ? QUICK : DEFAULT;
const unknown = wanted.filter((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
if (unknown.length > 0) {
  console.error(
    `No benchmark is called ${unknown.join(", ")}. There are: ${BENCHMARKS.map(({ name }) => name).join(", ")}.`,
  );
  process.exit(2);
}

const all: Record<string, Findings> = {};
for (const { name, title, run } of BENCHMARKS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const startMs = performance.now();
  const findings = await run(scale);
  all[name] = findings;
  printFindings(`${title} · ${Math.round((performance.now() - startMs) / 1_000)} s`, findings);
}
const file = writeResults(all, scale);
console.log(`\nWritten to ${file}`);
const broken = Object.values(all).flatMap(({ checks }) => checks.filter(({ ok }) => !ok));
process.exit(broken.length > 0 ? 1 : 0);
