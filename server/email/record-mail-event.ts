import { eq, or, sql } from "drizzle-orm";
import { effects, providerEvents } from "@/drizzle/schema/effects";
import type { RESOLVED_AS } from "@/drizzle/schema/effects";
import { suppressions } from "@/drizzle/schema/mail";
import type { Tx } from "@/server/db";
import { appendAudit } from "@/server/kernel/audit";
import { readNow } from "@/server/kernel/database-now";
import type { Kernel } from "@/server/kernel/kernel";

/** What a mail provider told us of a mail, checked to be from it. */
export interface MailEvent {
  provider: string;
  eventId: string;
  type: string;
  proves: (typeof RESOLVED_AS)[number] | null;
  /** As the mail carries it; perhaps of another installation that shares the account. */
  effectKey: string | null;
  providerId: string | null;
  occurredAt: Date;
  detail: Record<string, string>;
  /** Who must not be written to any more, and why. */
  suppress: { reason: "bounce" | "complaint"; addresses: readonly string[] } | null;
}

/** Puts an event on record once, and with it the addresses that it closes. Answers whether it was new. */
export async function recordMailEvent(kernel: Kernel, event: MailEvent): Promise<boolean> {
  const isNew = await kernel.db.transaction(async (tx) => {
    const { suppress, ...told } = event;
    const receivedAt = await readNow(tx, kernel);
    const effectKey = await findEffect(tx, event);
    const written = await tx
      .insert(providerEvents)
      .values({ ...told, effectKey, receivedAt })
      .onConflictDoNothing()
      .returning({ eventId: providerEvents.eventId });
    if (written.length === 0) return false;
    if (suppress) await closeAddresses(tx, receivedAt, event, suppress);
    return true;
  });
  kernel.hint("audit");
  return isNew;
}

/** By the key that the mail carries, else by the id we were given for it; null: the ledger does not know it. */
async function findEffect(tx: Tx, { effectKey, providerId }: MailEvent): Promise<string | null> {
  const byKey = effectKey === null ? undefined : eq(effects.effectKey, effectKey);
  const byId = providerId === null ? undefined : eq(effects.providerId, providerId);
  if (!byKey && !byId) return null;
  const found = await tx.select({ effectKey: effects.effectKey }).from(effects).where(or(byKey, byId)).limit(2);
  return found.find((one) => one.effectKey === effectKey)?.effectKey ?? found[0]?.effectKey ?? null;
}

async function closeAddresses(
  tx: Tx,
  at: Date,
  { provider, eventId, type }: MailEvent,
  { reason, addresses }: NonNullable<MailEvent["suppress"]>,
): Promise<void> {
  const rows = addresses.map((address) => {
    return { email: address.trim().toLowerCase(), reason, source: `${provider}:${eventId}`, createdAt: at };
  });
  if (rows.length === 0) return;
  const added = await tx
    .insert(suppressions)
    .values(rows)
    .onConflictDoNothing()
    .returning({ email: sql<string>`${suppressions.email}::text` });
  const actor = { kind: "system", id: "provider-events" } as const;
  await appendAudit(
    tx,
    added.map(({ email }) => {
      return { type: "suppression.added", at, actor, body: { reason, provider, eventId, type }, private: { email } };
    }),
  );
}
