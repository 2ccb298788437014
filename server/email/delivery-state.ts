import { inArray } from "drizzle-orm";
import { DELIVERY_STATES, mailDeliveries } from "@/drizzle/schema/mail";
import type { Tx } from "@/server/db";

export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Events come in any order: a state is left only for one that stands later in the list, whenever it happened. */
export const outranks = (told: DeliveryState, known: DeliveryState): boolean =>
  DELIVERY_STATES.indexOf(told) > DELIVERY_STATES.indexOf(known);

interface Delivery {
  effectKey: string;
  actionId: string;
  state: DeliveryState;
  at: Date;
  provider: string;
  eventId: string;
}

/** Answers whether it raised the state. Of events of one rank the first that came is kept. */
export async function raiseDeliveryState(tx: Tx, told: Delivery): Promise<boolean> {
  const lower = DELIVERY_STATES.filter((known) => outranks(told.state, known));
  const raised = await tx
    .insert(mailDeliveries)
    .values(told)
    .onConflictDoUpdate({
      target: mailDeliveries.effectKey,
      set: told,
      setWhere: inArray(mailDeliveries.state, lower),
    })
    .returning({ effectKey: mailDeliveries.effectKey });
  return raised.length > 0;
}
