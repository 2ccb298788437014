import { SILENCE_ALERTS } from "@/server/agents/silence-alerts";
import { sweepSoftBounces } from "@/server/email/sweep-soft-bounces";
import type { Env } from "@/server/env";
import { sweepUploads } from "@/server/evidence/sweep-uploads";
import { ALERTS, watchAlerts } from "@/server/kernel/alerts";
import { noticeAnomalies } from "@/server/kernel/anomalies";
import { findOrphans, renewLeases } from "@/server/kernel/claim";
import { findDueDecisions } from "@/server/kernel/due-decisions";
import { findOverdue, forgetDispatches, markOverdue } from "@/server/kernel/dispatch";
import type { Overdue } from "@/server/kernel/dispatch";
import { findOverdueEvents, forgetEventDispatches, markOverdueEvents } from "@/server/hooks/dispatch-events";
import { sweepPayloads } from "@/server/hooks/sweep-payloads";
import { QUEUE_NAMES } from "@/server/kernel/queues";
import { resolveProven } from "@/server/kernel/resolve-proven";
import { log } from "@/server/log";
import { SEAL_ALERT } from "@/server/proofs/seal-alert";
import { startLoop } from "./loop";
import type { Loop } from "./loop";
import type { Runtime } from "./runtime";

const LEASE_RENEW_MS = 3_000;
const RECONCILE_MS = 2_000;
const DECISIONS_MS = 5_000;
const ALERTS_MS = 10_000;
const ANOMALIES_MS = 60_000;
const UPLOADS_MS = 600_000;
/** The hashes of so many go into one event. */
const UPLOADS_BATCH = 100;
const PAYLOADS_MS = 600_000;
/** Ids of so many go into one event. */
const PAYLOADS_BATCH = 100;
/** A job that has not started its action for so long is looked for in Redis. */
const OVERDUE_MS = 15_000;
const BATCH = 500;

/** Keeps the leases of what this process is running; what it has let go of is for others to take over. */
export function startLeaseRenewal({ kernel, id, running }: Runtime): Loop {
  return startLoop("leases", LEASE_RENEW_MS, async () => {
    await renewLeases(kernel, id, [...running]);
    return "idle";
  });
}

/** Compares Redis with Postgres, which is right: lost jobs are added again, orphaned actions taken over. */
export function startReconciler(runtime: Runtime): Loop {
  return startLoop("reconcile", RECONCILE_MS, async () => {
    await noticeFlush(runtime);
    const overdue = await readdOverdue(runtime);
    const events = await readdOverdueEvents(runtime);
    const orphans = await adoptOrphans(runtime);
    // Events that came before anybody knew that the call was unanswered, or while its row was held.
    await resolveProven(runtime.kernel, BATCH);
    return [overdue, events, orphans].includes(BATCH) ? "more" : "idle";
  });
}

const MARKER = "{ops}:marker";

/** A marker that is gone means that Redis has lost its data; everything queued is owed again, at once. */
async function noticeFlush({ redis, kernel }: Runtime): Promise<void> {
  const isNew = await redis.set(MARKER, "1", "NX");
  if (isNew === null) return;
  const count = (await forgetDispatches(kernel)) + (await forgetEventDispatches(kernel));
  if (count > 0) log.warn({ count }, "Redis has lost its data; its jobs are added again");
  for (const hint of ["dispatch", "webhooks"] as const) kernel.hint(hint);
}

async function readdOverdue({ kernel, queues }: Runtime): Promise<number> {
  const overdue = await findOverdue(kernel, OVERDUE_MS, BATCH);
  if (overdue.length === 0) return 0;
  const states = await Promise.all(overdue.map(({ queue, bullId }) => queues.stateOf(queue, bullId)));
  const idsIn = (state: "waiting" | "over") =>
    overdue.filter((_: Overdue, i) => states[i] === state).map((one) => one.actionId);
  await markOverdue(kernel, idsIn("waiting"), "seen");
  await markOverdue(kernel, idsIn("over"), "again");
  return overdue.length;
}

async function readdOverdueEvents({ kernel, queues }: Runtime): Promise<number> {
  const overdue = await findOverdueEvents(kernel, OVERDUE_MS, BATCH);
  const states = await Promise.all(overdue.map(({ bullId }) => queues.stateOf("webhook", bullId)));
  const idsIn = (state: "waiting" | "over") => overdue.filter((_, i) => states[i] === state).map(({ id }) => id);
  await markOverdueEvents(kernel, idsIn("waiting"), "seen");
  await markOverdueEvents(kernel, idsIn("over"), "again");
  return overdue.length;
}

/** An orphan that could not be claimed (a kill switch, a lock) is tried again after this long. */
const ADOPT_AGAIN_MS = 5_000;

/** Running actions whose worker is silent get a new job; claiming it raises the fence. */
async function adoptOrphans({ kernel, queues }: Runtime): Promise<number> {
  const orphans = await findOrphans(kernel, BATCH);
  const slot = Math.floor(Date.now() / ADOPT_AGAIN_MS);
  await queues.add(
    orphans.flatMap(({ id, fence, queue: name }) => {
      const queue = QUEUE_NAMES.find((known) => known === name);
      // New for each take-over and each slot of time, the same for every look within one: BullMQ drops the repeats.
      return queue
        ? [
            {
              queue,
              bullId: `orphan-${id}-${fence}-${slot}`,
              priority: 1,
              data: { name: "action.execute" as const, actionIds: [id] },
              isHousekeeping: true,
            },
          ]
        : [];
    }),
  );
  return orphans.length;
}

/** Looks at the installation as a whole. A worker that cannot work still tells of it, as long as Postgres answers. */
export function startAlertWatch({ kernel }: Runtime): Loop {
  return startLoop("alerts", ALERTS_MS, async () => {
    await watchAlerts(kernel, { ...ALERTS, ...SILENCE_ALERTS, seal_lag: SEAL_ALERT });
    return "idle";
  });
}

/** What an agent has not done before. Off the way of every submission: it tells, and decides nothing. */
export function startAnomalyWatch({ kernel }: Runtime): Loop {
  return startLoop("anomalies", ANOMALIES_MS, async () => {
    await noticeAnomalies(kernel);
    return "idle";
  });
}

/** Evidence that was uploaded and is no longer kept for showing. */
export function startUploadSweep({ kernel }: Runtime): Loop {
  return startLoop("uploads", UPLOADS_MS, async () => {
    const count = await sweepUploads(kernel.db, UPLOADS_BATCH);
    if (count > 0) kernel.hint("audit");
    return count === UPLOADS_BATCH ? "more" : "idle";
  });
}

/** Payloads of webhooks that are no longer kept, and addresses whose bounces count for nothing any more. */
export function startPayloadSweep({ kernel }: Runtime, settings: Env): Loop {
  const { WEBHOOK_PAYLOAD_DAYS: endedDays, WEBHOOK_DEAD_PAYLOAD_DAYS: deadDays } = settings;
  return startLoop("payloads", PAYLOADS_MS, async () => {
    const count = await sweepPayloads(kernel.db, { endedDays, deadDays }, PAYLOADS_BATCH);
    const bounces = await sweepSoftBounces(kernel, endedDays, PAYLOADS_BATCH);
    if (count > 0) kernel.hint("audit");
    return [count, bounces].includes(PAYLOADS_BATCH) ? "more" : "idle";
  });
}

/** Decision work that falls due by the clock goes through the approval queue; adding it twice is one job. */
export function startDecisionSweep({ kernel, queues }: Runtime): Loop {
  return startLoop("decisions", DECISIONS_MS, async () => {
    const slot = Math.floor(Date.now() / DECISIONS_MS);
    const due = await findDueDecisions(kernel);
    await queues.add(
      due.map((name) => ({
        queue: "approval" as const,
        bullId: `${name.replace(".", "-")}-${slot}`,
        priority: 1,
        data: { name, limit: BATCH },
        isHousekeeping: true,
      })),
    );
    return "idle";
  });
}
