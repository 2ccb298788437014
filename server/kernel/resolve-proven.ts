import { and, asc, eq, isNotNull } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import { effects, providerEvents } from "@/drizzle/schema/effects";
import type { Tx } from "@/server/db";
import { readNow } from "./database-now";
import type { Kernel } from "./kernel";
import type { ActionRow } from "./load";
import { lockUnknown, resolveLocked } from "./resolve-locked";

const PROVER = { kind: "system", id: "provider-events" } as const;

/**
 * Settles what is unknown and what a provider has spoken about by itself, whichever came first. Events are facts on
 * record, so this may run at any time and any number of times. Answers how many actions it looked at.
 */
export async function resolveProven(kernel: Kernel, limit: number): Promise<number> {
  const found = await kernel.db
    .selectDistinct({ id: actions.id })
    .from(effects)
    .innerJoin(actions, and(eq(actions.id, effects.actionId), eq(actions.status, "unknown")))
    .innerJoin(providerEvents, eq(providerEvents.effectKey, effects.effectKey))
    .where(and(eq(effects.outcome, "unknown"), isNotNull(providerEvents.proves)))
    .limit(limit);
  if (found.length === 0) return 0;
  const ids = found.map(({ id }) => id);
  await kernel.db.transaction(async (tx) => {
    const now = await readNow(tx, kernel);
    for (const row of await lockUnknown(tx, ids)) await resolveByEvents(tx, now, row);
  });
  for (const hint of ["audit", "outbox"] as const) kernel.hint(hint);
  return found.length;
}

async function resolveByEvents(tx: Tx, now: Date, row: ActionRow): Promise<void> {
  const events = await tx
    .select({ event: providerEvents, n: effects.targetN })
    .from(effects)
    .innerJoin(providerEvents, eq(providerEvents.effectKey, effects.effectKey))
    .where(
      and(
        eq(effects.actionId, row.id),
        eq(effects.generation, row.generation),
        eq(effects.outcome, "unknown"),
        isNotNull(providerEvents.proves),
      ),
    )
    .orderBy(asc(providerEvents.occurredAt));
  const targets = [...Map.groupBy(events, ({ n }) => n)].flatMap(([n, said]) => {
    // Who has seen it go out is right, whatever went wrong later.
    const best = said.find(({ event }) => event.proves === "happened") ?? said[0];
    const outcome = best?.event.proves;
    return best && outcome ? [{ n, outcome, providerId: best.event.providerId, eventId: best.event.eventId }] : [];
  });
  if (targets.length === 0) return;
  const evidence = targets.map(({ n, eventId }) => ({ n, eventId }));
  const detail = { by: "provider_event", evidence };
  await resolveLocked(tx, now, row, { actor: PROVER, targets, ifNotDone: "fail", detail });
}
