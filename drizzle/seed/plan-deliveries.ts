import { and, eq, gte } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import { effects } from "@/drizzle/schema/effects";
import type { DeliveryState } from "@/server/email/delivery-state";
import { recordMailEvent } from "@/server/email/record-mail-event";
import { newId } from "@/server/kernel/key";
import type { Cast } from "./cast";
import type { World } from "./world";

const HOURS_AGO = 8;

/** What the provider said of the mails that had gone out by then. Nothing of it closes an address. */
export function planDeliveries(world: World, cast: Cast): void {
  const { tx, kernel, timeline } = world;
  timeline.at(cast.ago(HOURS_AGO), async () => {
    const sent = await tx
      .select({ effectKey: effects.effectKey, doneAt: effects.doneAt })
      .from(effects)
      .innerJoin(actions, eq(actions.id, effects.actionId))
      .where(and(eq(actions.queue, "email"), eq(effects.outcome, "done"), gte(effects.doneAt, cast.day(7, "00:00"))))
      .orderBy(effects.doneAt, effects.effectKey);
    for (const [n, { effectKey }] of sent.entries()) {
      const state = stateOf(n);
      await recordMailEvent(kernel, {
        ...{
          webhookId: "",
          provider: "resend",
          eventId: `demo_${newId()}`,
          type: `email.${state === "delayed" ? "delivery_delayed" : state}`,
          proves: "happened",
        },
        ...{ state, effectKey, providerId: null, occurredAt: timeline.now(), detail: {}, closes: null },
      });
    }
  });
}

/** Most arrive. */
function stateOf(n: number): DeliveryState {
  if (n % 31 === 12) return "bounced";
  if (n % 53 === 20) return "complained";
  return n % 19 === 5 ? "delayed" : "delivered";
}
