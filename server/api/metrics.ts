import { sql } from "drizzle-orm";
import { z } from "zod";
import { env } from "@/server/env";
import { KernelError } from "@/server/kernel/errors";
import { app } from "./app-kernel";
import { readHealth } from "./health";
import { readFigures } from "./reads/lags";
import { problemResponse } from "./http";
import { mayObserve } from "./may-observe";

const StatusRow = z.object({ queue: z.string(), status: z.string(), count: z.number() });

/** Prometheus text format 0.0.4. Only open actions are counted by status, so that no scrape reads the whole history. */
export async function readMetrics(request: Request): Promise<Response> {
  try {
    if (!(await mayObserve(request, env())))
      throw new KernelError("unauthenticated", "Metrics are for staff, and for whoever sends METRICS_TOKEN.");
    const { db } = app().kernel;
    const [health, open, figures] = await Promise.all([readHealth(), readOpen(), readFigures(db)]);
    const lines = [
      ...metric("ops_up", "Whether a store answers", [
        [`store="postgres"`, health.postgres === "ok" ? 1 : 0],
        [`store="redis"`, health.redis === "ok" ? 1 : 0],
      ]),
      ...metric("ops_relay_lag_seconds", "Age of the oldest due job that no worker has", [
        ["", health.relayLagSeconds ?? NaN],
      ]),
      ...metric("ops_outbox_lag_seconds", "Age of the oldest due message", [["", health.outboxLagSeconds ?? NaN]]),
      ...metric("ops_seal_lag_seconds", "Age of the first event that is not sealed", [
        ["", health.sealLagSeconds ?? NaN],
      ]),
      ...metric("ops_sealed_events", "Events in the signed tree", [["", health.sealedEvents ?? NaN]]),
      ...metric(
        "ops_actions_open",
        "Actions that have not ended, by queue and status",
        open.map(({ queue, status, count }) => [`queue="${queue}",status="${status}"`, count]),
      ),
      ...metric("ops_actions_unknown", "Actions of which nobody knows whether they were done", [["", figures.unknown]]),
      ...metric("ops_oldest_queued_seconds", "For how long the oldest due action has waited to start", [
        ["", figures.oldestQueuedSeconds],
      ]),
      ...metric("ops_running_past_lease", "Running actions whose worker has gone silent", [["", figures.pastLease]]),
      ...metric("ops_webhooks_dead", "Webhook events that could not be processed", [["", figures.deadWebhooks]]),
    ];
    return new Response(`${lines.join("\n")}\n`, {
      headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
    });
  } catch (error) {
    return problemResponse(error);
  }
}

async function readOpen() {
  const rows = await app().kernel.db.execute(sql`
    select queue, status, count(*)::int as count from actions
    where status in ('held', 'approved', 'queued', 'running', 'unknown') group by queue, status`);
  return z.array(StatusRow).parse([...rows]);
}

function metric(name: string, help: string, samples: readonly (readonly [string, number])[]): string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    ...samples.map(([labels, value]) => `${name}${labels && `{${labels}}`} ${value}`),
  ];
}
