import { createHash } from "node:crypto";
import { z } from "zod";
import type { RunRecord } from "@/bench/chaos/run-record";
import { digestOf } from "@/server/kernel/key";

type Effect = RunRecord["effects"][number];
type Records = Pick<RunRecord, "effects" | "actions">;

/** Finds the ledger row of what arrived outside: each door carries the effect key, or the event, in its own form. */
export function ledgerOf({ effects, actions }: Records): (key: string) => Effect | undefined {
  const webhookIds = new Map(actions.flatMap(({ id, payload }) => webhookIdOf(payload).map((form) => [id, form])));
  const forms = new Map<string, Effect>();
  for (const effect of effects) {
    const { effectKey, actionId } = effect;
    // Resend's idempotency key; a mail's Message-ID (server/effects/smtp.ts); a callback's webhook-id.
    const messageId = createHash("sha256").update(effectKey).digest("hex").slice(0, 40);
    for (const form of [effectKey, messageId, webhookIds.get(actionId)]) if (form) forms.set(form, effect);
  }
  return (key) => forms.get(key);
}

const Told = z.object({ agent: z.string(), actionId: z.string(), event: z.string() });

/** The id of the event that a webhook tells of (server/actions/deliver-webhook.ts); the run sends none again. */
function webhookIdOf(payload: unknown): string[] {
  const told = Told.safeParse(payload);
  if (!told.success) return [];
  const { actionId, event } = told.data;
  return [`msg_${digestOf({ actionId, event }).slice(0, 40)}`];
}
