import { and, asc, eq, inArray, isNull, lte } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import { agents } from "@/drizzle/schema/agents";
import { NOTIFICATION_LEVELS, notifications } from "@/drizzle/schema/notifications";
import { outbox } from "@/drizzle/schema/outbox";
import type { Tx } from "@/server/db";
import { readGround } from "./ground";
import { newId } from "./key";
import type { Kernel } from "./kernel";
import { submitActions } from "./submit";

const StaffNotice = z.object({
  level: z.enum(NOTIFICATION_LEVELS),
  audience: z.string(),
  title: z.string(),
  text: z.string(),
  actionId: z.uuid().nullable(),
});
const AgentNotice = z.object({ actionId: z.uuid() });

type Message = typeof outbox.$inferSelect;

/**
 * Turns due messages into what they ask for, in the transaction that marks them sent: a staff notice becomes a row
 * for the bell, an agent notice a `webhook.deliver` action. Answers how many were handled.
 */
export async function drainOutbox(kernel: Kernel, limit: number): Promise<number> {
  const count = await kernel.db.transaction(async (tx) => {
    const { now } = await readGround(tx, kernel);
    const due = await tx
      .select()
      .from(outbox)
      .where(and(isNull(outbox.sentAt), lte(outbox.nextAt, now)))
      .orderBy(asc(outbox.id))
      .limit(limit)
      .for("update", { skipLocked: true });
    if (due.length === 0) return 0;
    await notifyStaff(
      tx,
      due.filter((message) => message.topic === "notice.staff"),
    );
    await announceToAgents(
      { ...kernel, db: tx },
      tx,
      due.filter((message) => message.topic === "notice.agent"),
    );
    await tx
      .update(outbox)
      .set({ sentAt: now })
      .where(
        inArray(
          outbox.id,
          due.map((message) => message.id),
        ),
      );
    return due.length;
  });
  if (count > 0) kernel.hint("dispatch");
  return count;
}

async function notifyStaff(tx: Tx, messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map(({ body, dedupeKey, createdAt }) => {
    const { text, ...notice } = StaffNotice.parse(body);
    return { ...notice, id: newId(), dedupeKey, body: text, createdAt };
  });
  await tx.insert(notifications).values(rows).onConflictDoNothing();
}

/** Only agents with a callback that is switched on; the others ask by themselves. */
async function announceToAgents(kernel: Kernel, tx: Tx, messages: readonly Message[]): Promise<void> {
  const ids = messages.map(({ body }) => AgentNotice.parse(body).actionId);
  if (ids.length === 0) return;
  const listening = await tx
    .select({ actionId: actions.id, agent: agents.name })
    .from(actions)
    .innerJoin(agents, and(eq(agents.name, actions.submitter), eq(agents.callbackEnabled, true)))
    .where(inArray(actions.id, ids));
  const entries = listening.map(({ actionId, agent }) => ({
    actor: { kind: "system" as const, id: "relay" },
    submission: {
      action: "webhook.deliver",
      input: { agent, actionId, event: "action.settled" },
      evidence: [],
      idempotencyKey: `settled:${actionId}`,
      dryRun: false,
    },
  }));
  const results = await submitActions(kernel, entries);
  const failed = results.find((result) => !result.ok);
  if (failed && !failed.ok) throw failed.error;
}
