import { and, asc, eq, inArray } from "drizzle-orm";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import { effects, providerEvents } from "@/drizzle/schema/effects";
import type { Reader } from "@/server/db";
import { Problem as Said } from "@/server/kernel/ports";

const SHOWN = 100;

/** What is known of each call that nobody answered, for the present generation of an action, in pinned order. */
export async function readDoubts(reader: Reader, actionId: string) {
  const rows = await reader
    .select({
      n: effects.targetN,
      label: actionTargets.label,
      effectKey: effects.effectKey,
      port: effects.port,
      intentAt: effects.intentAt,
      windowUntil: effects.windowUntil,
      tries: effects.tries,
      providerId: effects.providerId,
      problem: effects.problem,
    })
    .from(effects)
    .innerJoin(actions, and(eq(actions.id, effects.actionId), eq(actions.generation, effects.generation)))
    .innerJoin(
      actionTargets,
      and(
        eq(actionTargets.actionId, effects.actionId),
        eq(actionTargets.generation, effects.generation),
        eq(actionTargets.n, effects.targetN),
      ),
    )
    .where(and(eq(effects.actionId, actionId), eq(effects.outcome, "unknown")))
    .orderBy(asc(effects.targetN))
    .limit(SHOWN);
  const told = await readProviderEvents(
    reader,
    rows.map(({ effectKey }) => effectKey),
  );
  return rows.map(({ problem, ...row }) => ({
    ...row,
    said: Said.nullable().parse(problem)?.message ?? null,
    events: told.get(row.effectKey) ?? [],
  }));
}
export type Doubt = Awaited<ReturnType<typeof readDoubts>>[number];

/** What providers told of these effects, oldest first, by effect key. */
export async function readProviderEvents(reader: Reader, keys: readonly string[]) {
  if (keys.length === 0) return new Map<string, { type: string; at: Date }[]>();
  const rows = await reader
    .select({ key: providerEvents.effectKey, type: providerEvents.type, at: providerEvents.occurredAt })
    .from(providerEvents)
    .where(inArray(providerEvents.effectKey, [...keys]))
    .orderBy(asc(providerEvents.occurredAt));
  const events = rows.flatMap(({ key, type, at }) => (key === null ? [] : [{ key, type, at }]));
  return Map.groupBy(events, ({ key }) => key);
}
