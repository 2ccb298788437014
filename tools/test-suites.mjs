import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { runChecks } from "./check-steps.mjs";
import { startConsoleForTests } from "./console-for-tests.mjs";
import { programEnvironment } from "./environment.mjs";
import { Failure } from "./failure.mjs";
import { readJsonFile } from "./json-file.mjs";
import { installedBin, projectNode } from "./paths.mjs";
import { sourceFiles } from "./source-files.mjs";
import { countsOfPlaywright, countsOfSteps, countsOfVitest, failuresOfVitest, notRun } from "./test-counts.mjs";
import { startThrowawayServices } from "./throwaway-services.mjs";
import { unmatchedFilters } from "./unmatched-filters.mjs";
import { runVisibly } from "./visible-run.mjs";

/** The suites in the order they run: the quickest verdict first. Each answers what it counted. */
export const SUITES = {
  check: runCheck,
  unit: runUnit,
  kernel: runOnServices("kernel"),
  attacks: runOnServices("attacks"),
  chaos: runChaos,
  e2e: runE2e,
};

async function runCheck() {
  return countsOfSteps(await runChecks());
}

function runUnit(run) {
  return runVitest("unit", {}, run);
}

function runOnServices(project) {
  return async (run) => {
    const services = await startThrowawayServices({ durable: false, signal: run.signal });
    try {
      const env = { TEST_DATABASE_ADMIN_URL: services.adminUrl, TEST_REDIS_URL: services.redisUrl };
      return await runVitest(project, env, run);
    } finally {
      await services.stop();
    }
  };
}

async function runVitest(project, env, { dir, filters, signal }) {
  const unmatched = unmatchedFilters(filters, sourceFiles());
  if (unmatched.length > 0) throw new Failure(`No test file matches ${unmatched.join(", ")}.`);
  const report = join(dir, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const exitCode = await runVisibly({
    command: projectNode,
    args: [installedBin("vitest"), "run", "--project", project, ...reporters, ...filters],
    env: programEnvironment({ NODE_ENV: "test", ...env }),
    signal,
  });
  const written = readJsonFile(report);
  return { ...countsOfVitest(written, exitCode), failures: failuresOfVitest(written) };
}

/** Short runs with a seed that never changes, without the pages: one count per invariant, and those of a mailing. */
async function runChaos({ dir, signal }) {
  const actions = ["--actions", "150", "--provider", "keyed", "--web", "handler"];
  const steps = [
    ...((await chaosSteps("index.ts", actions, { dir, signal })) ?? []),
    ...((await chaosSteps("mailing/index.ts", ["--readers", "400", "--kills", "2"], { dir, signal })) ?? []),
  ];
  return steps.length > 0 ? countsOfSteps(steps) : notRun();
}

async function chaosSteps(file, args, { dir, signal }) {
  const report = join(dir, `chaos-${file.replaceAll(/\W/g, "-")}.json`);
  await runVisibly({
    command: projectNode,
    args: ["--import", "tsx", `bench/chaos/${file}`, "--seed", "1", ...args, "--report", report],
    env: programEnvironment({ NODE_ENV: "production" }),
    signal,
  });
  return readJsonFile(report) ?? [{ name: `bench/chaos/${file} reports`, ok: false }];
}

async function runE2e({ dir, filters, signal }) {
  const logsDir = join(dir, "logs");
  mkdirSync(logsDir, { recursive: true });
  const chromium = await ensureBrowser({ logsDir, signal });
  const underTest = await startConsoleForTests({ dir, signal });
  try {
    const report = join(dir, "e2e.json");
    const exitCode = await runVisibly({
      command: projectNode,
      args: [installedBin("playwright"), "test", ...filters],
      env: programEnvironment({ ...underTest.env, CHROMIUM_PATH: chromium, E2E_REPORT: report }),
      signal,
    });
    return countsOfPlaywright(readJsonFile(report), exitCode);
  } finally {
    await underTest.stop();
  }
}
