import type { QueueName, QueueTerms } from "@/server/kernel/queues";

interface QueueSpec<Priorities extends readonly string[]> {
  name: QueueName;
  /** Jobs one worker process runs at once. */
  concurrency: number;
  /** Highest first. BullMQ gets 1..n: its 0 would outrank them all. */
  priorities: Priorities;
  attemptsMax: number;
  /** Between attempts; kept in Postgres (not_before), so that a lost Redis forgets nothing. */
  backoff: { kind: "none" } | { kind: "fixed"; delayMs: number } | { kind: "exponential"; delayMs: number };
  /** How long one attempt may take; enforced by an AbortSignal. */
  deadlineMs: number;
  /** How many finished jobs stay in Redis for a look; the record itself is in Postgres. */
  keepDone: number;
}

export interface QueueDefinition<Priorities extends readonly string[] = readonly string[]>
  extends QueueSpec<Priorities>, QueueTerms {
  priorities: Priorities;
}

export function defineQueue<const Priorities extends readonly string[]>(
  spec: QueueSpec<Priorities>,
): QueueDefinition<Priorities> {
  return { ...spec, backoffMs: (failedAttempts) => backoffMs(spec.backoff, failedAttempts) };
}

function backoffMs(backoff: QueueSpec<readonly string[]>["backoff"], failedAttempts: number): number {
  switch (backoff.kind) {
    case "none":
      return 0;
    case "fixed":
      return backoff.delayMs;
    case "exponential":
      return backoff.delayMs * 2 ** Math.max(0, failedAttempts - 1);
  }
}
