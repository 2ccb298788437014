import { spawn } from "node:child_process";
import { root } from "./paths.mjs";
import { processStartedAt } from "./process-identity.mjs";
import { endProcess } from "./processes.mjs";

/**
 * Runs a program whose output belongs on the terminal; an abort ends it with everything it started.
 * An interactive one reads from the terminal and hears Ctrl-C itself.
 */
export async function runVisibly({ command, args, env, signal, interactive = false }) {
  signal?.throwIfAborted();
  const stdio = [interactive ? "inherit" : "ignore", "inherit", "inherit"];
  const child = spawn(command, args, { cwd: root, env, detached: !interactive, stdio });
  const recorded = { pid: child.pid, startedAt: processStartedAt(child.pid) };
  const end = () => endProcess(recorded, { timeoutMs: 10_000, wholeGroup: true });
  signal?.addEventListener("abort", end, { once: true });
  const exitCode = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
  signal?.removeEventListener("abort", end);
  signal?.throwIfAborted();
  return exitCode;
}
