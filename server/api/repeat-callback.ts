import { and, desc, eq } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import type { Actor } from "@/server/kernel/actor";
import type { ActionAnswer } from "@/server/kernel/answer";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { askAgain } from "@/server/kernel/retry";
import { isTerminal } from "@/server/kernel/states";

/**
 * Tells an agent again what it was told or should have been: a new delivery whose parent is the last one about the same
 * event, under the event's own message id, so that a receiver that has it already can tell.
 */
export async function repeatCallback(kernel: Kernel, actor: Actor, id: string): Promise<ActionAnswer> {
  const isDelivery = eq(actions.kind, "webhook.deliver");
  const [asked] = await kernel.db
    .select()
    .from(actions)
    .where(and(eq(actions.id, id), isDelivery));
  if (!asked) throw new KernelError("not_found", "There is no such delivery.", { id });
  const [last = asked] = await kernel.db
    .select()
    .from(actions)
    .where(and(eq(actions.entityType, asked.entityType), eq(actions.entityId, asked.entityId), isDelivery))
    .orderBy(desc(actions.id))
    .limit(1);
  if (!isTerminal(last.status)) {
    throw new KernelError("state_conflict", "This is being sent already.", { actionStatus: last.status });
  }
  return askAgain(kernel, actor, last, { reason: "sent again by an operator" });
}
