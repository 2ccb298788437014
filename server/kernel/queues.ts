/** The queues by name; what each is like stands in server/queue, one file each. */
export const QUEUE_NAMES = ["email", "embedding", "webhook", "notification", "approval", "publish"] as const;

export type QueueName = (typeof QUEUE_NAMES)[number];

/** What the kernel must know of a queue. */
export interface QueueTerms {
  attemptsMax: number;
  /** Milliseconds before attempt n + 1, after n failed ones. */
  backoffMs: (failedAttempts: number) => number;
  /** Highest first; the position (from 1) is the job's priority. */
  priorities: readonly string[];
}
