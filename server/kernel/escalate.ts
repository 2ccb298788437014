import { and, asc, eq, inArray, isNull, lte } from "drizzle-orm";
import { actions, approvalRequests } from "@/drizzle/schema/actions";
import type { Actor } from "./actor";
import { appendAudit } from "./audit";
import { readGround } from "./ground";
import type { Kernel } from "./kernel";
import { addToOutbox } from "./outbox";

const SWEEPER: Actor = { kind: "system", id: "sweeper" };

/** Half the time is over and nobody has decided: operators are told once more, urgently. Answers how many. */
export async function escalateRequests(kernel: Kernel, limit: number): Promise<number> {
  const count = await kernel.db.transaction(async (tx) => {
    const { now } = await readGround(tx, kernel);
    const due = await tx
      .select({ id: actions.id, generation: actions.generation, title: actions.title, expiresAt: actions.expiresAt })
      .from(approvalRequests)
      .innerJoin(
        actions,
        and(eq(actions.id, approvalRequests.actionId), eq(actions.generation, approvalRequests.generation)),
      )
      .where(
        and(
          eq(actions.status, "held"),
          lte(approvalRequests.escalateAt, now),
          isNull(approvalRequests.escalatedAt),
          isNull(approvalRequests.closedAt),
        ),
      )
      .orderBy(asc(approvalRequests.escalateAt))
      .limit(limit)
      .for("update", { of: approvalRequests, skipLocked: true });
    if (due.length === 0) return 0;
    await tx
      .update(approvalRequests)
      .set({ escalatedAt: now })
      .where(
        and(
          inArray(
            approvalRequests.actionId,
            due.map((row) => row.id),
          ),
          isNull(approvalRequests.closedAt),
        ),
      );
    await appendAudit(
      tx,
      due.map(({ id, generation }) => {
        return { type: "approval.escalated", at: now, actor: SWEEPER, actionId: id, generation, body: {} };
      }),
    );
    await addToOutbox(
      tx,
      now,
      due.map((row) => ({
        topic: "notice.staff" as const,
        dedupeKey: `escalated:${row.id}:${row.generation}`,
        body: {
          level: "urgent" as const,
          audience: "role:operator",
          title: `Nobody has decided: ${row.title}`,
          text: `Half of its time is over; it expires ${row.expiresAt?.toISOString() ?? "soon"} and is then not done.`,
          actionId: row.id,
        },
      })),
    );
    return due.length;
  });
  if (count > 0) kernel.hint("outbox");
  return count;
}
