import { existsSync, rmSync } from "node:fs";
import { endChildren } from "./ending.mjs";
import { loadDotEnv } from "./environment.mjs";
import { reportAndExit } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { readJsonFile } from "./json-file.mjs";
import { dataPaths } from "./paths.mjs";
import { isPortFree, parsePort } from "./ports.mjs";
import { killGroups } from "./processes.mjs";
import { bringUpStack, portTaken } from "./stack.mjs";
import { takeStarterLock } from "./starter-lock.mjs";
import { onStopRequest } from "./stop-signal.mjs";

const DEFAULT_PORT = 3000;

/** `npm start` and `npm run dev`: from a fresh clone to a running console, and back to nothing on Ctrl-C. */
async function start() {
  loadDotEnv();
  const paths = dataPaths();
  const port = parsePort(process.env.PORT, DEFAULT_PORT);
  const dev = process.argv.includes("--dev");
  const lock = await takeStarterLock(paths, `http://127.0.0.1:${port}`);
  const stopping = onStopRequest(() => {
    killGroups(Object.values(lock.children()));
    forget();
  });
  const { signal } = stopping;
  const forget = () => {
    rmSync(paths.services, { force: true });
    lock.release();
  };

  let problem;
  try {
    if (!(await isPortFree(port))) throw portTaken(port);
    await ensureInstalled({ logsDir: paths.logs, signal, onStart: (running) => lock.add(running) });
    const distDir = process.env.OPS_NEXT_DIST || ".next";
    const url = await bringUpStack({ paths, port, dev, distDir, lock, signal, say });
    say(`\nOperations Kernel ready: ${url}`);
    sayHowToSignIn(paths.credentials);
    await stopped(signal);
  } catch (error) {
    if (!signal.aborted) problem = error;
  }
  if (!problem) say("\nStopping: the worker finishes what it has begun …");
  stopping.abort();
  await endChildren(lock.children());
  forget();
  if (problem) reportAndExit(problem);
  say("Stopped.");
  process.exit(0);
}

function sayHowToSignIn(file) {
  const staff = existsSync(file) ? (readJsonFile(file)?.staff ?? []) : [];
  const operator = staff.find(({ role }) => role === "operator");
  if (operator) say(`Sign in as ${operator.email} with the password ${operator.password}`);
  if (operator) say(`Other sign-ins and the agents' keys: ${file}. Ctrl-C stops everything.`);
  else say("Make a staff member with: npm run ops -- staff create. Ctrl-C stops everything.");
}

const say = (line) => process.stdout.write(`${line}\n`);

const stopped = (signal) =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", resolve, { once: true });
  });

start().catch(reportAndExit);
