import { setTimeout as delay } from "node:timers/promises";
import { describeExit } from "./processes.mjs";

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;
const STEADY_MS = 60_000;

/** Starts a process again whenever it ends by itself, ever more slowly while it keeps ending soon after its start. */
export function keepRunning({ running, launch, signal, say, onReplaced }) {
  let current = running;
  let failures = 0;
  const watch = async () => {
    while (!signal.aborted) {
      const startedAt = performance.now();
      const exit = await current.exited;
      if (signal.aborted) return;
      failures = performance.now() - startedAt > STEADY_MS ? 1 : failures + 1;
      const waitMs = restartDelayMs(failures);
      say(
        `${current.name} ended (${describeExit(exit)}); starting it again in ${waitMs / 1000} s. Log: ${current.logFile}`,
      );
      await delay(waitMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      await relaunch();
    }
  };
  const relaunch = async () => {
    try {
      current = await launch();
      onReplaced(current);
      say(`${current.name} runs again (pid ${current.pid}).`);
    } catch (error) {
      if (!signal.aborted) say(error.message);
    }
  };
  return { current: () => current, watched: watch() };
}

export const restartDelayMs = (failures) => Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), LONGEST_DELAY_MS);
