import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { z } from "zod";
import type { Check } from "@/server/ops/check";

const WARN_SECONDS = 10;
const FAIL_SECONDS = 60;
const Row = z.object({ due: z.coerce.number(), lag: z.coerce.number() });

/** Due and not yet handed on: work for BullMQ (a queued row is its own outbox), messages to the outside. */
const DUE: Record<"relay" | "outbox", SQL> = {
  relay: sql`select not_before as due_at from actions where status = 'queued' and dispatched_at is null and not_before <= now()`,
  outbox: sql`select next_at as due_at from outbox where sent_at is null and next_at <= now()`,
};

export function checkLag(what: keyof typeof DUE): Check {
  return async ({ db }) => {
    const rows = await db.execute(
      sql`select count(*) as due, coalesce(extract(epoch from now() - min(due_at)), 0) as lag from (${DUE[what]}) as due`,
    );
    const { due, lag } = Row.parse(rows[0]);
    const text = due === 0 ? "nothing is waiting" : `${due} waiting, the oldest for ${Math.round(lag)} s`;
    if (lag >= FAIL_SECONDS) return { level: "fail", text: `${text}: does a worker run?` };
    return { level: lag >= WARN_SECONDS ? "warn" : "ok", text };
  };
}
