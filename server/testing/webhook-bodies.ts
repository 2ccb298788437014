import type { HookSource } from "@/server/hooks/hook";
import { newId } from "@/server/kernel/key";

/** One event of each provider, new with each call, in the words of its documentation. */
export const WEBHOOK_BODIES: Record<HookSource, () => unknown> = {
  resend: () => ({
    type: "email.delivered",
    created_at: new Date().toISOString(),
    data: { email_id: newId(), to: ["ada@example.com"], subject: "Welcome", tags: {} },
  }),
  sendgrid: () => [
    { email: "ada@example.com", event: "delivered", sg_event_id: newId(), sg_message_id: newId(), timestamp: 1 },
  ],
  stripe: () => ({
    id: `evt_${newId()}`,
    object: "event",
    type: "charge.succeeded",
    created: 1_700_000_000,
    data: { object: { id: "ch_1", object: "charge", amount: 4200, currency: "usd" } },
  }),
  plaid: () => ({
    webhook_type: "TRANSACTIONS",
    webhook_code: "SYNC_UPDATES_AVAILABLE",
    item_id: newId(),
    environment: "sandbox",
  }),
  slack: () => ({
    type: "event_callback",
    event_id: `Ev${newId()}`,
    event_time: 1_700_000_000,
    event: { type: "channel_created", channel: { id: "C1", name: "deals" } },
  }),
};
