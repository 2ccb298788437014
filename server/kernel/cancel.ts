import { z } from "zod";
import type { Actor } from "./actor";
import { readNow } from "./database-now";
import { withOpenIntents } from "./doubt";
import { KernelError } from "./errors";
import type { Kernel } from "./kernel";
import { conflict, lockAction } from "./load";
import type { ActionRow } from "./load";
import { moveActions } from "./move";
import { sourcesOf } from "./states";

export const Cancellation = z.object({ reason: z.string().trim().min(1).max(2_000) }).strict();

export const Cancelled = z.object({ id: z.uuid(), status: z.literal("cancelled") }).meta({ id: "Cancelled" });

/** An operator stops what has not started; a submitter withdraws what is still held. */
export async function cancelAction(
  kernel: Kernel,
  actor: Actor,
  id: string,
  reason: string,
): Promise<z.infer<typeof Cancelled>> {
  await kernel.db.transaction(async (tx) => {
    const now = await readNow(tx, kernel);
    const row = await lockAction(tx, id);
    refuse(actor, row);
    if ((await withOpenIntents(tx, [row])).has(id)) {
      throw new KernelError("state_conflict", "A call of it was not answered and may have happened; it goes on.");
    }
    const set = { problem: { code: "cancelled", message: reason } };
    const arrow = { event: "action.cancelled", to: "cancelled", actor, set, private: { reason } } as const;
    const moved = await moveActions(tx, now, [row], arrow);
    if (moved.length === 0) throw conflict(row, "cancelled");
  });
  for (const hint of ["audit", "outbox"] as const) kernel.hint(hint);
  return { id, status: "cancelled" };
}

/** Who asks comes first: a stranger does not learn where the action stands. */
function refuse(actor: Actor, row: ActionRow): void {
  const isOperator = actor.kind === "staff" && actor.role === "operator";
  if (!isOperator && (actor.kind !== row.submitterKind || actor.id !== row.submitter)) {
    throw new KernelError("forbidden", "Only its submitter or an operator may cancel this action.");
  }
  if (!sourcesOf("action.cancelled").includes(row.status)) throw conflict(row, "cancelled");
  if (!isOperator && row.status !== "held") {
    throw new KernelError("state_conflict", "It has been decided; only an operator may still stop it.", {
      actionStatus: row.status,
    });
  }
}
