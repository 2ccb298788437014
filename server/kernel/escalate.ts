import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { actions, approvalRequests } from "@/drizzle/schema/actions";
import { onCall, staff } from "@/drizzle/schema/staff";
import type { Tx } from "@/server/db";
import type { Actor } from "./actor";
import { appendAudit } from "./audit";
import { readNow } from "./database-now";
import type { Kernel } from "./kernel";
import { addToOutbox } from "./outbox";
import type { OutboxMessage } from "./outbox";

const SWEEPER: Actor = { kind: "system", id: "sweeper" };

/**
 * Half the time is over and nobody has decided: all operators are told once more, and the first one on call by mail.
 * At half of what then remains it is the next one on call, and so on. Answers how many were due.
 */
export async function escalateRequests(kernel: Kernel, limit: number): Promise<number> {
  const count = await kernel.db.transaction(async (tx) => {
    const now = await readNow(tx, kernel);
    const due = await findDue(tx, now, limit);
    const order = due.length > 0 ? await readOnCall(tx) : [];
    for (const one of due) await escalate(tx, now, one, order);
    return due.length;
  });
  if (count > 0) for (const hint of ["audit", "outbox"] as const) kernel.hint(hint);
  return count;
}

type Due = Awaited<ReturnType<typeof findDue>>[number];

async function findDue(tx: Tx, now: Date, limit: number) {
  return tx
    .select({
      id: actions.id,
      generation: actions.generation,
      title: actions.title,
      expiresAt: approvalRequests.expiresAt,
      escalations: approvalRequests.escalations,
    })
    .from(approvalRequests)
    .innerJoin(
      actions,
      and(eq(actions.id, approvalRequests.actionId), eq(actions.generation, approvalRequests.generation)),
    )
    .where(and(eq(actions.status, "held"), lte(approvalRequests.escalateAt, now), isNull(approvalRequests.closedAt)))
    .orderBy(asc(approvalRequests.escalateAt))
    .limit(limit)
    .for("update", { of: approvalRequests, skipLocked: true });
}

async function readOnCall(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ id: onCall.staffId })
    .from(onCall)
    .innerJoin(staff, and(eq(staff.id, onCall.staffId), isNull(staff.disabledAt)))
    .orderBy(asc(onCall.position));
  return rows.map(({ id }) => id);
}

async function escalate(tx: Tx, now: Date, due: Due, order: readonly string[]): Promise<void> {
  const { id, generation, escalations } = due;
  const told = order[escalations] ?? null;
  const isLast = escalations + 1 >= order.length;
  const halfOfRest = new Date((now.getTime() + due.expiresAt.getTime()) / 2);
  await tx
    .update(approvalRequests)
    .set({ escalatedAt: now, escalations: escalations + 1, escalateAt: isLast ? null : halfOfRest })
    .where(
      and(
        eq(approvalRequests.actionId, id),
        eq(approvalRequests.generation, generation),
        eq(approvalRequests.escalations, escalations),
        isNull(approvalRequests.closedAt),
      ),
    );
  const body = { step: escalations + 1, told };
  await appendAudit(tx, [{ type: "approval.escalated", at: now, actor: SWEEPER, actionId: id, generation, body }]);
  await addToOutbox(tx, now, notices(due, told));
}

function notices({ id, generation, title, expiresAt, escalations }: Due, told: string | null): OutboxMessage[] {
  const step = escalations + 1;
  const notice = {
    level: "urgent" as const,
    title: `Nobody has decided: ${title}`,
    text: `It waits until ${expiresAt.toISOString()}, when it expires and is not done.`,
    actionId: id,
  };
  const key = `escalated:${id}:${generation}:${step}`;
  return [
    { topic: "notice.staff", dedupeKey: key, body: { ...notice, audience: "role:operator" } },
    ...(told
      ? [{ topic: "notice.mail" as const, dedupeKey: `${key}:${told}`, body: { ...notice, staffId: told } }]
      : []),
  ];
}
