import type { Outputs } from "@/components/trpc/outputs";
import type { QueueName } from "@/components/shell/queue-names";

export type Rates = Outputs["queues"]["rates"];

const HOUR_MS = 3_600_000;
const HOURS = 24;

/** One point for each of the last 24 hours; the server tells only the hours in which something ended. */
export function hourlyRates(rates: Rates, queue: QueueName, nowMs: number) {
  const thisHour = Math.floor(nowMs / HOUR_MS) * HOUR_MS;
  const known = new Map(rates.filter((rate) => rate.queue === queue).map((rate) => [rate.hour.getTime(), rate]));
  return Array.from({ length: HOURS }, (_, place) => {
    const hour = thisHour - (HOURS - 1 - place) * HOUR_MS;
    const { succeeded = 0, failed = 0 } = known.get(hour) ?? {};
    return { at: new Date(hour).toISOString(), succeeded, failed };
  });
}
