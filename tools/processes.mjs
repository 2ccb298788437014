import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Failure } from "./failure.mjs";
import { root } from "./paths.mjs";
import { isSameProcess, processStartedAt } from "./process-identity.mjs";

const TAIL_LINES = 20;
const POLL_MS = 50;

/**
 * Starts a program in its own process group: Ctrl-C in the terminal then reaches the starter alone,
 * which can drain the worker before it takes the database away. Output goes straight to a file, so the
 * program survives the starter.
 */
export function startProcess({ name, command, args, env, logFile, ipc = false, account = {} }) {
  mkdirSync(dirname(logFile), { recursive: true, mode: 0o700 });
  const log = openSync(logFile, "a", 0o600);
  const stdio = ["ignore", log, log, ...(ipc ? ["ipc"] : [])];
  const child = spawn(command, args, { cwd: root, env, detached: true, stdio, ...account });
  closeSync(log);
  const exited = new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
    child.once("error", (error) => resolve({ code: null, signal: null, error }));
  });
  const recorded = { pid: child.pid, startedAt: processStartedAt(child.pid) };
  return { name, child, pid: child.pid, exited, logFile, recorded };
}

/** Asks a process to end and waits; after the timeout its whole group is killed. */
export async function endProcess(recorded, { signal = "SIGTERM", timeoutMs = 10_000, wholeGroup = false } = {}) {
  if (!isSameProcess(recorded)) return;
  send(recorded.pid, signal, wholeGroup);
  const deadline = performance.now() + timeoutMs;
  while (isSameProcess(recorded) && performance.now() < deadline) await delay(POLL_MS);
  if (!isSameProcess(recorded)) return;
  send(recorded.pid, "SIGKILL", true);
  while (isSameProcess(recorded)) await delay(POLL_MS);
}

/** Runs a program to its end; a failure shows the last lines of its log. */
export async function runToEnd({ name, signal, onStart, ...options }) {
  freshLog(options.logFile);
  const running = startProcess({ name, ...options });
  onStart?.(running);
  const end = () => endProcess(running.recorded, { timeoutMs: 5_000, wholeGroup: true });
  signal?.addEventListener("abort", end, { once: true });
  const result = await running.exited;
  signal?.removeEventListener("abort", end);
  signal?.throwIfAborted();
  if (result.code !== 0) throw new Failure(`${name} failed (${describeExit(result)}).\n${logTail(running.logFile)}`);
  return readFileSync(running.logFile, "utf8");
}

/** Keeps the log of the run before this one, and no more. */
export function freshLog(logFile) {
  if (existsSync(logFile)) renameSync(logFile, logFile.replace(/\.log$/, ".previous.log"));
}

export function logTail(logFile) {
  if (!existsSync(logFile)) return "";
  const lines = readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-TAIL_LINES);
  return `The end of ${logFile}:\n${lines.map((line) => `  ${line}`).join("\n")}`;
}

export function describeExit({ code, signal, error }) {
  if (error) return error.message;
  return signal ? `ended by ${signal}` : `exit code ${code}`;
}

function send(pid, signal, wholeGroup) {
  try {
    process.kill(wholeGroup ? -pid : pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/** The end by force, for a second Ctrl-C: nothing is waited for. */
export function killGroups(children) {
  for (const recorded of children) if (isSameProcess(recorded)) send(recorded.pid, "SIGKILL", true);
}
