import { Failure, reportAndExit } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { dataPaths } from "./paths.mjs";

/** `npm run check [-- <step> …]`: format, lint, boundaries, types, dead code, sizes, paths in the docs; no services. */
async function check() {
  await ensureInstalled({ logsDir: dataPaths().logs });
  const { runChecks, stepNames } = await import("./check-steps.mjs");
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !stepNames.includes(name));
  if (unknown) throw new Failure(`There is no step "${unknown}": choose from ${stepNames.join(", ")}.`);
  const results = await runChecks(names);
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}

check().catch(reportAndExit);
