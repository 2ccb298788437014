import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { checkDocPaths } from "./doc-paths.mjs";
import { programEnvironment } from "./environment.mjs";
import { installedBin, projectNode, root } from "./paths.mjs";
import { reportSizes } from "./size-report.mjs";

/** Everything that can be said about the code without running it, the longest step first. */
const STEPS = {
  types: checkTypes,
  "dead code": () => runBin("knip", "--no-progress"),
  lint: () => runBin("oxlint", "--type-aware", "--deny-warnings", "."),
  boundaries: () => run(projectNode, "--test", "tools/boundaries.test.mjs"),
  format: () => runBin("oxfmt", "--check", "."),
  "policy stamp": () => run(projectNode, "tools/policy-revision.mjs", "--check"),
  sizes: reportSizes,
  "doc paths": checkDocPaths,
};

/** Runs the named steps (all of them when none is named) and prints what failed, then one table. */
export async function runChecks(names = []) {
  const chosen = Object.keys(STEPS).filter((name) => names.length === 0 || names.includes(name));
  const results = [];
  const waiting = [...chosen];
  const lane = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) results.push(await timed(name, STEPS[name]));
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lane));
  results.sort((a, b) => chosen.indexOf(a.name) - chosen.indexOf(b.name));
  for (const { name, ok, output } of results) if (!ok) say(`\n✗ ${name}\n${output.trimEnd()}\n`);
  for (const { name, ok, ms, note } of results) {
    say(`${ok ? "✓" : "✗"} ${name.padEnd(12)} ${String(Math.round(ms)).padStart(6)} ms${note ? `  ${note}` : ""}`);
  }
  return results;
}

export const stepNames = Object.keys(STEPS);

async function timed(name, work) {
  const startedAt = performance.now();
  const result = await work().catch((error) => ({ ok: false, output: error.stack }));
  return { name, ms: performance.now() - startedAt, ...result };
}

/** The declarations of routes and style sheets are generated, so that a fresh clone has them too. */
async function checkTypes() {
  const generated = await runBin("next", "typegen");
  return generated.ok ? runBin("tsc", "--noEmit") : generated;
}

const runBin = (name, ...args) => run(projectNode, installedBin(name), ...args);

function run(command, ...args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: programEnvironment({ FORCE_COLOR: "0" }) });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("error", (error) => resolve({ ok: false, output: error.message }));
    child.once("close", (code) => resolve({ ok: code === 0, output }));
  });
}

const say = (line) => process.stdout.write(`${line}\n`);
