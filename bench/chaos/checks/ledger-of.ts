import { createHash } from "node:crypto";
import type { RunRecord } from "@/bench/chaos/run-record";

type Effect = RunRecord["effects"][number];

/** Finds the ledger row of what arrived outside: each door carries the effect key in its own form. */
export function ledgerOf({ effects }: Pick<RunRecord, "effects">): (key: string) => Effect | undefined {
  const forms = new Map<string, Effect>();
  for (const effect of effects) {
    const { effectKey } = effect;
    // Resend's idempotency key; a callback's webhook-id; a mail's Message-ID (server/effects/smtp.ts).
    const messageId = createHash("sha256").update(effectKey).digest("hex").slice(0, 40);
    for (const form of [effectKey, `msg_${effectKey}`, messageId]) forms.set(form, effect);
  }
  return (key) => forms.get(key);
}
