import { z } from "zod";
import type { Tx } from "@/server/db";
import { readNow } from "@/server/kernel/database-now";
import type { Kernel } from "@/server/kernel/kernel";
import { addToOutbox } from "@/server/kernel/outbox";
import { UNHEARD } from "./handler";
import type { Handled, HandledEvent } from "./handler";
import { Unreadable } from "./unreadable";

/** What somebody must look at; everything else is on record and no more. */
const TROUBLE: Record<string, { level: "urgent" | "alert"; title: string }> = {
  "charge.dispute.created": { level: "urgent", title: "Stripe: a payment is disputed" },
  "charge.dispute.closed": { level: "alert", title: "Stripe: a dispute is closed" },
  "charge.failed": { level: "alert", title: "Stripe: a payment failed" },
  "invoice.payment_failed": { level: "alert", title: "Stripe: an invoice could not be collected" },
  "radar.early_fraud_warning.created": { level: "urgent", title: "Stripe: a payment is suspected of fraud" },
  "payout.failed": { level: "urgent", title: "Stripe: a payout failed" },
};

/** Names of Stripe's own; nothing that a customer has typed gets into a notice. */
const Name = z
  .string()
  .regex(/^\w{1,100}$/)
  .optional()
  .catch(undefined);
const Body = z.object({
  data: z.object({
    object: z.object({
      id: Name,
      amount: z.number().int().optional().catch(undefined),
      currency: z
        .string()
        .regex(/^[a-z]{3}$/)
        .optional()
        .catch(undefined),
      reason: Name,
      failure_code: Name,
      status: Name,
    }),
  }),
});

/** Operators hear of money that does not come or goes back. */
export async function tellOfTrouble(kernel: Kernel, tx: Tx, event: HandledEvent): Promise<Handled> {
  const trouble = TROUBLE[event.type];
  if (trouble === undefined) return UNHEARD;
  const parsed = Body.safeParse(JSON.parse(event.raw));
  if (!parsed.success) throw Unreadable.of(parsed.error);
  const { id, amount, currency, reason, failure_code: code, status } = parsed.data.data.object;
  const money = amount !== undefined && currency ? `${amount} in the smallest unit of ${currency.toUpperCase()}` : null;
  const facts = [id, money, reason ?? code, status].filter((one) => typeof one === "string");
  const body = { ...trouble, audience: "role:operator", text: `${facts.join(", ")}.`, actionId: null };
  await addToOutbox(tx, await readNow(tx, kernel), [{ topic: "notice.staff", dedupeKey: `webhook:${event.id}`, body }]);
  return { state: "processed", outcome: "Operators were told." };
}
