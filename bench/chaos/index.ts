import { parseArgs } from "node:util";
import { writeFileSync } from "node:fs";
import { choosePort } from "@/tools/ports.mjs";
import { CHECKS, checkRun } from "./checks/checks";
import { outcomeOf, tableOf } from "./report";
import type { Outcome } from "./report";
import { runChaos } from "./run";
import { INVARIANTS } from "./run-record";
import type { Violation } from "./run-record";
import { withServices } from "./with-services";

const SHOWN_MAX = 40;

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: String(Math.floor(Math.random() * 1_000_000)) },
    actions: { type: "string", default: "1500" },
    /** Both after one another, each with its share of the actions. */
    provider: { type: "string", default: "both" },
    web: { type: "string", default: "next" },
    faults: { type: "string" },
    "fault-every-ms": { type: "string", default: "3000" },
    report: { type: "string" },
  },
});

const controller = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => controller.abort());
const seed = number("seed");
const providers =
  values.provider === "both" ? (["keyed", "keyless"] as const) : ([parseProvider(values.provider)] as const);
const actions = Math.ceil(number("actions") / providers.length);
const faultEveryMs = number("fault-every-ms");
const startMs = performance.now();
const say = (line: string) =>
  console.log(`[${((performance.now() - startMs) / 1_000).toFixed(1).padStart(6)} s] ${line}`);

console.log(`Seed ${seed}. The same plan again: npm run chaos -- --seed ${seed} --actions ${values.actions}`);
const outcomes: Outcome[] = [];
const all: Violation[] = [];
for (const provider of providers) {
  say(`a provider ${provider === "keyed" ? "with" : "without"} idempotency keys`);
  const faults = values.faults === undefined ? Math.round(actions / 25) : number("faults");
  const web = values.web === "handler" ? "handler" : "next";
  const port = await choosePort();
  const run = await withServices(controller.signal, (services) =>
    runChaos({ seed, actions, faults, faultEveryMs, provider, web, port, services, say }),
  );
  const violations = checkRun(run);
  outcomes.push(outcomeOf(provider === "keyed" ? "kernel, keys honoured" : "kernel, no keys", run, violations));
  all.push(...violations);
}

console.log();
for (const name of INVARIANTS) {
  const count = all.filter(({ invariant }) => invariant === name).length;
  console.log(
    `${count === 0 ? "✓" : "✗"} ${name.padEnd(4)} ${CHECKS[name].title}${count > 0 ? `: ${count} violations` : ""}`,
  );
}
for (const { invariant, actionId, what } of all.slice(0, SHOWN_MAX))
  console.log(`  ${invariant} ${actionId ?? "–"}: ${what}`);
if (all.length > SHOWN_MAX) console.log(`  and ${all.length - SHOWN_MAX} more`);
console.log(`\n${tableOf(outcomes)}`);
console.log(`\nSeed ${seed}, ${((performance.now() - startMs) / 1_000).toFixed(0)} s`);
if (values.report) writeReport(values.report);
process.exit(all.length > 0 ? 1 : 0);

/** For the test suites: one count per invariant. */
function writeReport(file: string): void {
  const steps = INVARIANTS.map((name) => ({ name, ok: all.every(({ invariant }) => invariant !== name) }));
  writeFileSync(file, JSON.stringify(steps));
}

function number(name: "seed" | "actions" | "faults" | "fault-every-ms"): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= 0) return value;
  console.error(`--${name} is "${values[name]}", but it is a whole number.`);
  process.exit(2);
}

function parseProvider(text: string): "keyed" | "keyless" {
  if (text === "keyed" || text === "keyless") return text;
  console.error("--provider is keyed, keyless or both.");
  process.exit(2);
}
