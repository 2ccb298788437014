import { setTimeout as delay } from "node:timers/promises";
import { endChildren } from "./ending.mjs";
import { Failure } from "./failure.mjs";
import { describeExit, logTail } from "./processes.mjs";

const POLL_MS = 50;

/**
 * Waits until `probe` answers true; what else it answers says why not yet. A process that ends or takes
 * too long is ended, and the failure shows the end of its log.
 */
export async function untilReady(running, { end = endChild, ...conditions }) {
  try {
    await poll(running, conditions);
    return running;
  } catch (error) {
    await end(running);
    throw error;
  }
}

async function poll(running, { title, timeoutMs, signal, probe }) {
  const deadline = performance.now() + timeoutMs;
  let reason = "it does not answer";
  let exit;
  running.exited.then((result) => (exit = result));
  while (performance.now() < deadline) {
    signal?.throwIfAborted();
    if (exit) throw new Failure(`${title} did not start (${describeExit(exit)}).\n${logTail(running.logFile)}`);
    const answer = await probe();
    if (answer === true) return;
    reason = answer || reason;
    await delay(POLL_MS);
  }
  throw new Failure(`${title} is not ready after ${timeoutMs / 1000} s: ${reason}.\n${logTail(running.logFile)}`);
}

const endChild = (running) => endChildren({ [running.name]: running.recorded });
