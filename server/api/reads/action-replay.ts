import type { Kernel } from "@/server/kernel/kernel";
import { fold } from "@/server/kernel/fold";
import type { Folded } from "@/server/kernel/fold";
import { replayAction } from "@/server/policy-desk/replay-action";
import { readActionEvents } from "./action-events";
import type { EventItem } from "./action-events";

export interface ReplayStep {
  event: EventItem;
  /** The state that the events up to this one give; null before the first arrow. */
  after: Folded | null;
  /** Set at the first event that the table of arrows does not allow. */
  fault: string | null;
}

/** An action's decisions judged again, and its life told again step by step. */
export async function readReplay(kernel: Kernel, actionId: string) {
  const [decisions, events] = await Promise.all([
    replayAction(kernel, actionId),
    readActionEvents(kernel.db, actionId),
  ]);
  return { decisions, steps: stepsOf(events) };
}

function stepsOf(events: readonly EventItem[]): ReplayStep[] {
  const begins = events.findIndex(({ type }) => type.startsWith("action."));
  return events.map((event, i) => {
    if (begins === -1 || i < begins) return { event, after: null, fault: null };
    try {
      return { event, after: fold(events.slice(0, i + 1)), fault: null };
    } catch (error) {
      return { event, after: null, fault: error instanceof Error ? error.message : String(error) };
    }
  });
}
