import { markOverdue, takeDue } from "@/server/kernel/dispatch";
import type { Bundle } from "@/server/kernel/bundle";
import { drainOutbox } from "@/server/kernel/drain-outbox";
import { markOverdueEvents, takeDueEvents } from "@/server/hooks/dispatch-events";
import type { EventJob } from "@/server/hooks/dispatch-events";
import { log } from "@/server/log";
import { SpanKind } from "@opentelemetry/api";
import { recordActionSpan } from "@/server/spans";
import { traceFields } from "@/server/trace";
import type { NewJob } from "@/server/queue/bull-queues";
import { startLoop } from "./loop";
import type { Loop } from "./loop";
import type { Runtime } from "./runtime";

const EVERY_MS = 500;
const BATCH = 500;

/** Hands to BullMQ what Postgres says is due. Safe to stop at any line: the reconciler finds what was not added. */
export function startRelay(runtime: Runtime): Loop {
  return startLoop("relay", EVERY_MS, async () => {
    const { bundles, isMore } = await takeDue(runtime.kernel);
    await addJobs(runtime, bundles);
    return isMore ? "more" : "idle";
  });
}

/** Messages that follow from committed facts. */
export function startOutboxRelay({ kernel }: Runtime): Loop {
  return startLoop("outbox", EVERY_MS, async () => ((await drainOutbox(kernel, BATCH)) === BATCH ? "more" : "idle"));
}

/** Events of providers; like actions, except that nobody traces them. */
export function startWebhookRelay({ kernel, queues }: Runtime): Loop {
  return startLoop("webhooks", EVERY_MS, async () => {
    const due = await takeDueEvents(kernel, BATCH);
    try {
      await queues.add(due.map(toEventJob));
    } catch (error) {
      await markOverdueEvents(
        kernel,
        due.map(({ id }) => id),
        "again",
      );
      throw error;
    }
    return due.length === BATCH ? "more" : "idle";
  });
}

async function addJobs({ kernel, queues }: Runtime, due: readonly Bundle[]): Promise<void> {
  if (due.length === 0) return;
  const since = new Date();
  try {
    await queues.add(due.map(toJob));
    for (const one of due) tellHandedOver(one, since);
  } catch (error) {
    await markOverdue(
      kernel,
      due.flatMap((one) => one.actionIds),
      "again",
    );
    throw error;
  }
}

/** One span and one line per action, so that a search for its trace finds it. */
function tellHandedOver({ queue, bullId, actionIds, traceparents }: Bundle, since: Date): void {
  for (const [i, actionId] of actionIds.entries()) {
    const trace = { actionId, traceparent: traceparents[i] ?? null };
    recordActionSpan(`hand over to ${queue}`, trace, { since, kind: SpanKind.PRODUCER });
    log.debug({ ...traceFields(trace), queue, bullId }, "an action was handed over");
  }
}

function toJob({ actionIds, queue, bullId, priority }: Bundle): NewJob {
  return { queue, bullId, priority, data: { name: "action.execute", actionIds } };
}

function toEventJob({ id, bullId, priority }: EventJob): NewJob {
  return { queue: "webhook", bullId, priority, data: { name: "webhook.process", webhookId: id } };
}
