import { and, eq, isNull, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { z } from "zod";
import { alerts } from "@/drizzle/schema/alerts";
import type { Reader, Tx } from "@/server/db";
import { DUE_JOBS, DUE_WEBHOOKS, UNKNOWN_ACTIONS } from "./backlog";
import { readNow } from "./database-now";
import type { Kernel } from "./kernel";
import { addToOutbox } from "./outbox";

export interface Alert {
  /** From how much on it is wrong; the measure is a number in SQL. */
  from: number;
  measure: SQL;
  title: string;
  text: (measured: number) => string;
  cleared: string;
  /** Where it is seen within the console. */
  path?: string;
}

/** Handed over to nobody for so long: no worker is running, or none can reach Redis. */
const LATE_SECONDS = 30;
/** Running past its lease for so long: nobody takes over what a dead worker has left. */
const STUCK_SECONDS = 60;

/** What operators are told of the installation as a whole, as far as the kernel knows it. */
export const ALERTS = {
  relay_lag: {
    from: LATE_SECONDS,
    measure: sql`(select coalesce(extract(epoch from now() - min(due_at)), 0)::float from (
      (${DUE_JOBS} order by not_before limit 1)
      union all (select min(next_at) from outbox where sent_at is null and next_at <= now() and tries = 0)
      union all (${DUE_WEBHOOKS} order by not_before limit 1)) due)`,
    title: "Due work is not handed over",
    text: (seconds) => `The oldest has waited for ${Math.round(seconds)} s. See whether workers run and reach Redis.`,
    cleared: "Due work is handed over again",
  },
  unknown_effects: {
    from: 1,
    measure: UNKNOWN_ACTIONS,
    title: "Outcomes are unknown",
    text: (count) => `Of ${count} actions nobody knows whether they were done. The dead letters list them.`,
    cleared: "Every outcome is known again",
  },
  stuck_actions: {
    from: 1,
    measure: sql`(select count(*)::float from actions where status = 'running'
      and lease_until < now() - ${STUCK_SECONDS} * interval '1 second')`,
    title: "Actions are stuck",
    text: (count) => `Nobody takes over ${count} actions whose worker is gone. A kill switch does that on purpose.`,
    cleared: "No action is stuck any more",
  },
} satisfies Alerts;

type Alerts = Readonly<Record<string, Alert>>;

/** Raises what has gone wrong and clears what is right again; each turn of it is told once, whoever looks. */
export async function watchAlerts(kernel: Kernel, watched: Alerts): Promise<void> {
  const measured = await measureAlerts(kernel.db, watched);
  const changes = await kernel.db.transaction(async (tx) => {
    const now = await readNow(tx, kernel);
    let count = 0;
    for (const [name, alert] of Object.entries(watched)) {
      const value = measured[name];
      if (value === undefined) continue;
      if (await (value >= alert.from ? raise(tx, now, { name, alert, value }) : clear(tx, now, { name, alert })))
        count += 1;
    }
    return count;
  });
  if (changes > 0) kernel.hint("outbox");
}

const Measured = z.record(z.string(), z.coerce.number());

/** What each alert watches, as it is now. */
async function measureAlerts(reader: Reader, watched: Alerts): Promise<z.infer<typeof Measured>> {
  const columns = Object.entries(watched).map(([name, { measure }]) => sql`${measure} as ${sql.identifier(name)}`);
  const [row] = await reader.execute(sql`select ${sql.join(columns, sql`, `)}`);
  return Measured.parse(row);
}

interface Named {
  name: string;
  alert: Alert;
}

async function raise(tx: Tx, at: Date, { name, alert, value }: Named & { value: number }): Promise<boolean> {
  const [raised] = await tx
    .insert(alerts)
    .values({ name, episode: 1, raisedAt: at })
    .onConflictDoUpdate({
      target: alerts.name,
      set: { episode: sql`${alerts.episode} + 1`, raisedAt: at, clearedAt: null },
      setWhere: sql`${alerts.clearedAt} is not null`,
    })
    .returning({ episode: alerts.episode });
  if (!raised) return false;
  const { title, text, path } = alert;
  await tell(tx, at, `alert:${name}:${raised.episode}`, { level: "urgent", title, text: text(value), path });
  return true;
}

async function clear(tx: Tx, at: Date, { name, alert }: Named): Promise<boolean> {
  const [cleared] = await tx
    .update(alerts)
    .set({ clearedAt: at })
    .where(and(eq(alerts.name, name), isNull(alerts.clearedAt)))
    .returning();
  if (!cleared) return false;
  const minutes = Math.max(1, Math.round((at.getTime() - cleared.raisedAt.getTime()) / 60_000));
  const { cleared: title, path } = alert;
  const notice = { level: "alert", title, text: `It lasted ${minutes} min.`, path } as const;
  await tell(tx, at, `alert:${name}:${cleared.episode}:cleared`, notice);
  return true;
}

interface Notice {
  level: "urgent" | "alert";
  title: string;
  text: string;
  path: string | undefined;
}

async function tell(tx: Tx, at: Date, dedupeKey: string, notice: Notice): Promise<void> {
  const body = { ...notice, audience: "role:operator", actionId: null };
  await addToOutbox(tx, at, [{ topic: "notice.staff", dedupeKey, body }]);
}
