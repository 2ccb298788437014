import { eq, or } from "drizzle-orm";
import { effects, providerEvents } from "@/drizzle/schema/effects";
import type { RESOLVED_AS } from "@/drizzle/schema/effects";
import type { Tx } from "@/server/db";
import { readNow } from "@/server/kernel/database-now";
import type { Kernel } from "@/server/kernel/kernel";
import { raiseDeliveryState } from "./delivery-state";
import type { DeliveryState } from "./delivery-state";
import { countSoftBounces } from "./soft-bounces";
import { suppress } from "./suppress";

/** What a mail provider told us of a mail, checked to be from it. */
export interface MailEvent {
  /** The stored event that says so. */
  webhookId: string;
  provider: string;
  eventId: string;
  type: string;
  proves: (typeof RESOLVED_AS)[number] | null;
  /** Where the mail stands by its word; null: it says nothing of that. */
  state: DeliveryState | null;
  /** As the mail carries it; perhaps of another installation that shares the account. */
  effectKey: string | null;
  providerId: string | null;
  occurredAt: Date;
  detail: Record<string, string>;
  /** Who must not be written to any more, or perhaps so, and why. */
  closes: { reason: "bounce" | "soft_bounce" | "complaint" | "unsubscribe"; addresses: readonly string[] } | null;
}

/**
 * Puts an event on record once; raises the state of its mail and closes the addresses that it closes. Answers in words
 * what came of it. Events come late and in any order: none lowers a state.
 */
export async function recordMailEvent(kernel: Kernel, event: MailEvent): Promise<string> {
  const said = await kernel.db.transaction(async (tx) => {
    const { closes, state: toldState, webhookId: _, ...told } = event;
    // Readers know a bounce by its name, and by what it closes whether it may pass.
    const state = closes?.reason === "soft_bounce" ? "soft_bounced" : toldState;
    const { provider, eventId, occurredAt: at } = event;
    const receivedAt = await readNow(tx, kernel);
    const effect = await findEffect(tx, event);
    const effectKey = effect?.effectKey ?? null;
    const written = await tx
      .insert(providerEvents)
      .values({ ...told, effectKey, receivedAt })
      .onConflictDoNothing()
      .returning({ eventId: providerEvents.eventId });
    if (written.length === 0) return "It was on record already.";
    const isRaised =
      effect !== null && state !== null && (await raiseDeliveryState(tx, { ...effect, state, at, provider, eventId }));
    const closed = closes ? await close(tx, kernel, receivedAt, { event, closes }) : 0;
    const isCounted = closes?.reason === "soft_bounce";
    return wordsOf({ isOurs: effectKey !== null, state: isRaised ? state : null, closed, isCounted });
  });
  kernel.hint("audit");
  return said;
}

interface Outcome {
  isOurs: boolean;
  /** Null: it was not raised. */
  state: DeliveryState | null;
  closed: number;
  isCounted: boolean;
}

/** First what somebody would want to undo. */
function wordsOf({ isOurs, state, closed, isCounted }: Outcome): string {
  const addresses = closed === 1 ? ["One address is closed."] : closed > 1 ? [`${closed} addresses are closed.`] : [];
  const counted = closed === 0 && isCounted ? ["A bounce that may pass is counted."] : [];
  const mail = isOurs
    ? state
      ? `The mail is ${state.replaceAll("_", " ")}.`
      : "The mail's state stays."
    : "It is of no mail of ours.";
  return [...addresses, ...counted, mail].join(" ");
}

/** By the key that the mail carries, else by the id we were given for it; null: the ledger does not know it. */
async function findEffect(tx: Tx, { effectKey, providerId }: MailEvent) {
  const byKey = effectKey === null ? undefined : eq(effects.effectKey, effectKey);
  const byId = providerId === null ? undefined : eq(effects.providerId, providerId);
  if (!byKey && !byId) return null;
  const { effectKey: key, actionId } = effects;
  const found = await tx.select({ effectKey: key, actionId }).from(effects).where(or(byKey, byId)).limit(2);
  return found.find((one) => one.effectKey === effectKey) ?? found[0] ?? null;
}

const BY = { kind: "system", id: "provider-events" } as const;

interface Closed {
  event: MailEvent;
  closes: NonNullable<MailEvent["closes"]>;
}

async function close(tx: Tx, kernel: Kernel, at: Date, { event, closes }: Closed): Promise<number> {
  const { provider, eventId, type: eventType, webhookId } = event;
  const cause = { at, actor: BY, body: { provider, eventId, eventType, webhookId } };
  const source = `${provider}:${eventId}`;
  const { reason, addresses } = closes;
  switch (reason) {
    case "bounce":
    case "complaint":
      return suppress(tx, { addresses, scope: "all", reason, source, expiresAt: null }, cause);
    case "unsubscribe":
      return suppress(tx, { addresses, scope: "marketing", reason, source, expiresAt: null }, cause);
    case "soft_bounce": {
      const { addresses: tired, expiresAt } = await countSoftBounces(tx, kernel, event, addresses);
      return suppress(tx, { addresses: tired, scope: "all", reason: "bounce", source, expiresAt }, cause);
    }
  }
}
