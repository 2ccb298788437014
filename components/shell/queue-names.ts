import type { ActionListItem } from "@/server/api/reads/list-actions";

export type QueueName = ActionListItem["queue"];

/** Every queue, in the order they are shown, or this does not compile. */
export const QUEUES: Record<QueueName, true> = {
  email: true,
  embedding: true,
  webhook: true,
  notification: true,
  approval: true,
  publish: true,
};

// Safe because the keys of this record are the names.
export const queueNames = Object.keys(QUEUES) as QueueName[];

export const queueOptions = queueNames.map((value) => ({ value, label: value }));
