import { and, eq, isNull, sql } from "drizzle-orm";
import { effects as ledger } from "@/drizzle/schema/effects";
import type { Tx } from "@/server/db";
import { workOf } from "./attempt";
import type { Attempt, Leftover } from "./attempt";
import { LEASE_MS } from "./claim";
import { readNow } from "./database-now";
import type { RawWork } from "./define-action";
import { judgeEarlier } from "./earlier-call";
import { readGroundBehindSwitches, switchesFor } from "./ground";
import type { Ground } from "./ground";
import { digestOf } from "./key";
import { STEP, holdFence, readEffect, settleTargets } from "./ledger";
import type { PortResult, Problem } from "./ports";
import type { TargetRow } from "./stored";

/** How far in the future "for ever" is written; a timestamp has no infinity in JSON. */
const FOREVER_MS = 100 * 365 * 86_400_000;

/**
 * One target outside our tables: intent, call, outcome. An intent without an outcome is called again only while
 * the provider still recognises the key; otherwise nobody knows, and a person must say.
 */
export async function performTarget(attempt: Attempt, target: TargetRow): Promise<Leftover> {
  const { kernel, kind, effects, signal } = attempt;
  const startedMs = performance.now();
  const intent = await kernel.db.transaction(async (tx) => {
    const [ground, { isStopAsked }] = await Promise.all([
      readGroundBehindSwitches(tx, kernel),
      holdFence(tx, attempt.claim),
    ]);
    if (isStopAsked) return { stop: "asked" } as const;
    if (switchesFor(ground, { ...attempt.claim.row, kind }).length > 0) return { stop: "kill_switch" } as const;
    return writeIntent(tx, ground, attempt, target);
  });
  if (!("call" in intent)) return "stop" in intent ? intent : null;
  // A process that was stopped since may have lost the action; then the call is no longer its own to make.
  if (performance.now() - startedMs > LEASE_MS) await kernel.db.transaction((tx) => holdFence(tx, attempt.claim));
  const result = await kind.perform(intent.call, { db: kernel.db, effects, signal });
  return kernel.db.transaction(async (tx) => {
    const now = await readNow(tx, kernel);
    await holdFence(tx, attempt.claim);
    return writeOutcome(tx, { attempt, target, key: intent.call.key, doubtful: intent.doubtful, result, at: now });
  });
}

async function writeIntent(
  tx: Tx,
  { now }: Ground,
  attempt: Attempt,
  target: TargetRow,
): Promise<{ call: RawWork; doubtful: boolean } | { settled: true }> {
  const { claim } = attempt;
  const work = workOf(claim, target, now);
  const port = portOf(attempt);
  const requestHash = digestOf({ input: work.input, copy: work.copy });
  const earlier = judgeEarlier(await readEffect(tx, work.key), { port: port.name, requestHash }, now);
  if (earlier.may === "settle") {
    const { may: _, ...end } = earlier;
    if (end.outcome === "unknown") {
      await tx
        .update(ledger)
        .set({ ...end, doneAt: now })
        .where(and(eq(ledger.effectKey, work.key), isNull(ledger.outcome)));
    }
    await settleTargets(tx, [{ claim, n: target.n, ...end }], now);
    return { settled: true };
  }
  const windowUntil =
    port.keyWindowMs === null ? null : new Date(now.getTime() + Math.min(port.keyWindowMs, FOREVER_MS));
  await tx
    .insert(ledger)
    .values({
      effectKey: work.key,
      actionId: claim.row.id,
      generation: claim.row.generation,
      targetN: target.n,
      step: STEP,
      port: port.name,
      fence: claim.fence,
      requestHash,
      intentAt: now,
      windowUntil,
    })
    .onConflictDoUpdate({
      target: ledger.effectKey,
      set: {
        fence: claim.fence,
        port: port.name,
        requestHash,
        tries: sql`${ledger.tries} + 1`,
        outcome: null,
        doneAt: null,
        // The window counts from the first call that may have been accepted.
        windowUntil: sql`case when ${ledger.outcome} is null then ${ledger.windowUntil} else excluded.window_until end`,
      },
    });
  return { call: work, doubtful: earlier.doubtful };
}

function portOf({ kind, effects }: Attempt) {
  if (kind.port === "database") throw new Error(`${kind.name} has no port outside`);
  return effects[kind.port];
}

interface Returned {
  attempt: Attempt;
  target: TargetRow;
  key: string;
  /** An earlier call under this key may have happened. */
  doubtful: boolean;
  result: PortResult;
  at: Date;
}

async function writeOutcome(
  tx: Tx,
  { attempt: { claim }, target: { n }, key, doubtful, result, at }: Returned,
): Promise<Leftover> {
  const close = (set: Partial<typeof ledger.$inferInsert>) =>
    tx
      .update(ledger)
      .set({ ...set, doneAt: at })
      .where(eq(ledger.effectKey, key));
  const markUnknown = async (problem: Problem) => {
    await close({ outcome: "unknown", problem });
    await settleTargets(tx, [{ claim, n, outcome: "unknown", problem }], at);
    return null;
  };
  switch (result.outcome) {
    case "done":
      await close({ outcome: "done", providerId: result.providerId, result: result.result ?? null, problem: null });
      await settleTargets(tx, [{ claim, n, outcome: "done" }], at);
      return null;
    case "failed":
      // A refusal of this call; of the earlier one, which nobody answered, it says nothing.
      if (doubtful) return markUnknown(result.problem);
      await close({ outcome: "failed", problem: result.problem, result: result.result ?? null });
      await settleTargets(tx, [{ claim, n, outcome: "failed", problem: result.problem }], at);
      return null;
    case "retry":
      // It did not happen, so the intent is closed; the next attempt opens it again. That says nothing of an earlier call.
      if (!doubtful) await close({ outcome: "failed", problem: result.problem, result: result.result ?? null });
      return { retry: result.problem };
    case "unknown": {
      const intent = await readEffect(tx, key);
      if (intent?.windowUntil && intent.windowUntil > at) return { retry: result.problem };
      return markUnknown(result.problem);
    }
  }
}
