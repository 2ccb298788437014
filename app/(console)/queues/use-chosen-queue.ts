"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import type { QueueOverview } from "@/server/api/reads/queues";

export type QueueName = QueueOverview["name"];

const NAMES = ["email", "embedding", "webhook", "notification", "approval", "publish"] as const satisfies QueueName[];

/** The queue whose failures and rates are shown, kept in the URL. */
export function useChosenQueue(): QueueName {
  const [queue] = useQueryState("queue", parseAsStringLiteral(NAMES).withDefault("approval"));
  return queue;
}

/** The other state of the URL belongs to one queue's list, so a change of queue leaves it behind. */
export const queueHref = (name: string) => `/queues?queue=${name}`;
