import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import { actionEvent } from "./action-event";
import type { Actor } from "./actor";
import { appendAudit } from "./audit";
import { closeRequests } from "./close-requests";
import { KernelError } from "./errors";
import { readGround } from "./ground";
import type { Kernel } from "./kernel";
import { conflict, lockAction } from "./load";
import type { ActionRow } from "./load";
import { settledNotice } from "./notices";
import { addToOutbox } from "./outbox";
import { sourcesOf } from "./states";

export const Cancellation = z.object({ reason: z.string().trim().min(1).max(2_000) }).strict();

/** An operator stops what has not started; a submitter withdraws what is still held. */
export async function cancelAction(
  kernel: Kernel,
  actor: Actor,
  id: string,
  reason: string,
): Promise<{ id: string; status: "cancelled" }> {
  await kernel.db.transaction(async (tx) => {
    const { now } = await readGround(tx, kernel);
    const row = await lockAction(tx, id);
    refuse(actor, row);
    const moved = await tx
      .update(actions)
      .set({ status: "cancelled", settledAt: now, problem: { code: "cancelled", message: reason } })
      .where(
        and(
          eq(actions.id, id),
          eq(actions.generation, row.generation),
          inArray(actions.status, sourcesOf("action.cancelled")),
        ),
      )
      .returning({ id: actions.id });
    if (moved.length === 0) throw conflict(row, "cancelled");
    await tx
      .update(actionTargets)
      .set({ status: "cancelled", settledAt: now })
      .where(
        and(
          eq(actionTargets.actionId, id),
          eq(actionTargets.generation, row.generation),
          eq(actionTargets.status, "pending"),
        ),
      );
    await closeRequests(tx, [id], "cancelled", now);
    await appendAudit(tx, [
      actionEvent({
        event: "action.cancelled",
        actionId: id,
        generation: row.generation,
        from: row.status,
        to: "cancelled",
        actor,
        at: now,
        private: { reason },
      }),
    ]);
    await addToOutbox(tx, now, settledNotice({ ...row, status: "cancelled" }));
  });
  kernel.hint("audit");
  return { id, status: "cancelled" };
}

function refuse(actor: Actor, row: ActionRow): void {
  if (!sourcesOf("action.cancelled").includes(row.status)) throw conflict(row, "cancelled");
  if (actor.kind === "staff" && actor.role === "operator") return;
  if (actor.kind !== row.submitterKind || actor.id !== row.submitter) {
    throw new KernelError("forbidden", "Only its submitter or an operator may cancel this action.");
  }
  if (row.status !== "held") {
    throw new KernelError("state_conflict", "It has been decided; only an operator may still stop it.", {
      actionStatus: row.status,
    });
  }
}
