"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import { queueNames } from "@/components/shell/queue-names";
import type { QueueName } from "@/components/shell/queue-names";
import type { QueueOverview } from "@/server/api/reads/queues";
import { neediestQueue } from "./neediest-queue";

/**
 * The queue whose failures and rates are shown: the URL's, else the one that needed attention when the page opened.
 * It stays: a page that turns to another queue by itself is no help to somebody who reads it. Undefined: not known yet.
 */
export function useChosenQueue(queues: readonly QueueOverview[] | undefined): QueueName | undefined {
  const [asked] = useQueryState("queue", parseAsStringLiteral(queueNames));
  const [opened, setOpened] = useState<QueueName>();
  if (!asked && !opened && queues) setOpened(neediestQueue(queues));
  return asked ?? opened;
}

/** The other state of the URL belongs to one queue's list, so a change of queue leaves it behind. */
export const queueHref = (name: string) => `/queues?queue=${name}`;
