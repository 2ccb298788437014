import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { startChild } from "@/bench/start-child";
import type { Child } from "@/bench/start-child";

/** A queue without policy, record or approval: what the kernel is held against. */
export interface PeerSide {
  add: () => Promise<unknown>;
  /** A job that waits for `release`, as a held action waits for its approval. Answers by what to release it. */
  addWaiting: () => Promise<string>;
  release: (id: string) => Promise<unknown>;
  /** Whatever the peer's own store says has been done. */
  completed: () => Promise<number>;
  /** `row`: the effect is one inserted row in Postgres; `nothing`: there is none. */
  startWorker: (effect: Effect, jobsAtOnce: number) => Promise<Child>;
  close: () => Promise<void>;
}

/** Starts a peer's one worker process, told where its jobs are, what they do and how many it does at once. */
export function startPeerWorker(
  file: string,
  jobs: Record<string, string>,
  { adminUrl, effect, jobsAtOnce }: { adminUrl: string; effect: Effect; jobsAtOnce: number },
): Promise<Child> {
  const url = effect === "row" ? adminUrl : "";
  return startChild(`bench/peers/${file}`, {
    ...jobs,
    BENCH_EFFECT_URL: url,
    BENCH_JOBS_AT_ONCE: String(jobsAtOnce),
  });
}

export type Effect = "row" | "nothing";

export const FAR_MS = 365 * 86_400_000;
const LOOK_AGAIN_MS = 20;

/** About what a notice's payload weighs. */
export const jobData = () => {
  const id = randomUUID();
  return { id, level: "digest", to: "role:operator", title: `Measured ${id}`, body: "x".repeat(200) };
};

export async function untilCompleted(peer: PeerSide, countMin: number): Promise<void> {
  while ((await peer.completed()) < countMin) await sleep(LOOK_AGAIN_MS);
}
