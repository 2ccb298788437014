import type { QueueOverview } from "@/server/api/reads/queues";

type Needs = Pick<QueueOverview, "name" | "unknown" | "failedLastDay" | "oldestQueuedAt">;

/** Unknown outcomes wait for a person, failures for an eye, and the oldest wait tells of a queue that is stuck. */
export function neediestQueue(queues: readonly Needs[]): QueueOverview["name"] {
  const [first] = queues.toSorted(
    (a, b) => b.unknown - a.unknown || b.failedLastDay - a.failedLastDay || waitingSince(a) - waitingSince(b),
  );
  if (!first || (first.unknown === 0 && first.failedLastDay === 0 && !first.oldestQueuedAt)) return "approval";
  return first.name;
}

const waitingSince = ({ oldestQueuedAt }: Needs) => oldestQueuedAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
