import type { DELIVERY_STATES } from "@/drizzle/schema/mail";

export type DeliveryCounts = Record<(typeof DELIVERY_STATES)[number], number>;

export function deliveryCounts(
  counted: readonly { state: (typeof DELIVERY_STATES)[number]; count: number }[],
): DeliveryCounts {
  const counts: DeliveryCounts = {
    ...{ accepted: 0, delayed: 0, failed: 0, delivered: 0 },
    ...{ soft_bounced: 0, bounced: 0, complained: 0 },
  };
  for (const { state, count } of counted) counts[state] += count;
  return counts;
}
