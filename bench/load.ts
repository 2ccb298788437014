import { setTimeout as sleep } from "node:timers/promises";

export interface Load {
  count: number;
  seconds: number;
  latenciesMs: number[];
}

type Task = (k: number) => Promise<unknown>;

/** A number of callers, each starting its next call when the last one has ended, for a fixed time. */
export function callFor(durationMs: number, callers: number, task: Task): Promise<Load> {
  const until = performance.now() + durationMs;
  return call(callers, () => performance.now() < until, task);
}

/** The same until `count` calls have been made. */
export function callTimes(count: number, callers: number, task: Task): Promise<Load> {
  return call(callers, (k) => k < count, task);
}

async function call(callers: number, goesOn: (k: number) => boolean, task: Task): Promise<Load> {
  const latenciesMs: number[] = [];
  const startMs = performance.now();
  let next = 0;
  const caller = async () => {
    while (goesOn(next)) {
      const k = next++;
      const calledMs = performance.now();
      await task(k);
      latenciesMs.push(performance.now() - calledMs);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return { count: latenciesMs.length, seconds: (performance.now() - startMs) / 1_000, latenciesMs };
}

/** Call k starts k/perSecond after the first, however long the earlier ones take. */
export async function callAtRate(count: number, perSecond: number, task: Task): Promise<Load> {
  const latenciesMs: number[] = [];
  const startMs = performance.now();
  const calls: Promise<void>[] = [];
  for (let k = 0; k < count; k += 1) {
    const waitMs = startMs + (k * 1_000) / perSecond - performance.now();
    if (waitMs > 1) await sleep(waitMs);
    const calledMs = performance.now();
    calls.push(task(k).then(() => void latenciesMs.push(performance.now() - calledMs)));
  }
  await Promise.all(calls);
  return { count, seconds: (performance.now() - startMs) / 1_000, latenciesMs };
}

export const perSecond = ({ count, seconds }: Load): number => count / seconds;

/** Epoch milliseconds with a fraction, comparable between processes of one machine. */
export const nowMs = (): number => performance.timeOrigin + performance.now();
