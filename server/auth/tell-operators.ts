import type { Tx } from "@/server/db";
import { addToOutbox } from "@/server/kernel/outbox";

/** Urgently, so that nobody makes themselves a second self unseen. Written with the fact; `key` says which fact. */
export async function tellOperators(tx: Tx, at: Date, notice: { key: string; title: string; text: string }) {
  const { key, title, text } = notice;
  const body = { level: "urgent" as const, audience: "role:operator", title, text, actionId: null };
  await addToOutbox(tx, at, [{ topic: "notice.staff", dedupeKey: `${key}:${at.toISOString()}`, body }]);
}

export const UNLESS_EXPECTED = "If you do not know why, disable the account and look into the audit trail.";
