import { sql } from "drizzle-orm";
import { effects as ledger } from "@/drizzle/schema/effects";
import type { Tx } from "@/server/db";
import { workOf } from "./attempt";
import type { Attempt, Break, Leftover } from "./attempt";
import { LEASE_MS } from "./claim";
import { readNow } from "./database-now";
import type { RawWork } from "./define-action";
import { judgeEarlier } from "./earlier-call";
import { readGroundBehindSwitches, switchesFor } from "./ground";
import type { Ground } from "./ground";
import { insertRows } from "./insert-rows";
import { digestOf } from "./key";
import { STEP, closeEffects, holdFence, readEffects, settleTargets } from "./ledger";
import type { Closed, Settled } from "./ledger";
import type { PortResult, Problem } from "./ports";
import type { TargetRow } from "./stored";

/** How far in the future "for ever" is written; a timestamp has no infinity in JSON. */
const FOREVER_MS = 100 * 365 * 86_400_000;

export interface SliceEnd {
  left: Leftover;
  /** Whether any target has come to its end. */
  hasSettled: boolean;
  /** How many calls have been done. */
  doneCount: number;
}

interface Slice {
  slice: readonly TargetRow[];
  /** How many targets of the action were reached before. */
  sentCount: number;
}

/**
 * Some targets outside our tables: their intents in one transaction, the calls, the outcomes in another. An intent without
 * an outcome is called again only while the provider still recognises the key; otherwise nobody knows, and a person must say.
 */
export async function performSlice(attempt: Attempt, { slice, sentCount }: Slice): Promise<SliceEnd> {
  const { kernel, kind, effects, signal, claim } = attempt;
  const startedMs = performance.now();
  const opened = await kernel.db.transaction((tx) => open(tx, attempt, { slice, sentCount }));
  if (opened.calls.length === 0) return opened;
  // A process that was stopped since may have lost the action; then the calls are no longer its own to make.
  if (performance.now() - startedMs > LEASE_MS) await kernel.db.transaction((tx) => holdFence(tx, claim));
  const world = { db: kernel.db, effects, signal };
  const returned = await Promise.all(
    opened.calls.map(async (call) => ({ ...call, result: await kind.perform(call.work, world) })),
  );
  const closed = await kernel.db.transaction((tx) => close(tx, attempt, returned));
  return { ...closed, left: opened.left ?? closed.left, hasSettled: opened.hasSettled || closed.hasSettled };
}

interface Call {
  work: RawWork;
  n: number;
  /** An earlier call under this key may have happened. */
  isDoubtful: boolean;
}

interface Opened extends SliceEnd {
  left: Break | null;
  calls: Call[];
}

async function open(tx: Tx, attempt: Attempt, { slice, sentCount }: Slice): Promise<Opened> {
  const { kernel, kind, claim } = attempt;
  const [ground, asked] = await Promise.all([readGroundBehindSwitches(tx, kernel), holdFence(tx, claim)]);
  const broken = (left: Break): Opened => ({ left, calls: [], hasSettled: false, doneCount: 0 });
  if (asked.isStopAsked) return broken({ stop: "asked" });
  if (switchesFor(ground, { ...claim.row, kind }).length > 0) return broken({ stop: "kill_switch" });
  if (asked.isPauseAsked) return broken({ hold: null });
  const { payload: input, id: actionId } = claim.row;
  const { now, params } = ground;
  const admission = await kind.admit(tx, { actionId, input, sentCount, targets: slice, now, params });
  const dropped = admission.drop.map(({ n, problem }): Settled => ({ claim, n, outcome: "dropped", problem }));
  const going = slice.filter(({ n }) => admission.go.has(n));
  const { calls, ends } = await openIntents(tx, ground, attempt, going);
  const settled = [...dropped, ...ends];
  await settleTargets(tx, settled, now);
  return { left: admission.left, calls, hasSettled: settled.length > 0, doneCount: 0 };
}

/** Writes the intents of what may be called; what the ledger knows the end of is settled instead. */
async function openIntents(tx: Tx, { now }: Ground, attempt: Attempt, targets: readonly TargetRow[]) {
  const { claim, kind } = attempt;
  const port = portOf(attempt);
  const works = targets.map((target) => ({ n: target.n, work: kind.compose(workOf(claim, target, now)) }));
  const earlier =
    works.length === 0
      ? new Map()
      : await readEffects(
          tx,
          works.map(({ work }) => work.key),
        );
  const judged = works.map(({ n, work }) => {
    const requestHash = digestOf({ input: work.input, copy: work.copy });
    const allowed = judgeEarlier(earlier.get(work.key), { port: port.name, requestHash }, now);
    return { n, work, requestHash, allowed };
  });
  const ends: Settled[] = [];
  const unknown: Closed[] = [];
  for (const { n, work, allowed } of judged) {
    if (allowed.may === "call") continue;
    const { may: _, ...end } = allowed;
    ends.push({ claim, n, ...end });
    if (end.outcome === "unknown") unknown.push({ ...NO_DETAIL, key: work.key, ...end });
  }
  await closeEffects(tx, unknown, now);
  const calling = judged.flatMap(({ allowed, ...one }) =>
    allowed.may === "call" ? [{ ...one, isDoubtful: allowed.doubtful }] : [],
  );
  await writeIntents(tx, now, attempt, calling);
  return { ends, calls: calling.map(({ n, work, isDoubtful }): Call => ({ n, work, isDoubtful })) };
}

const NO_DETAIL = { providerId: null, result: null };

async function writeIntents(
  tx: Tx,
  now: Date,
  attempt: Attempt,
  calling: readonly { n: number; work: RawWork; requestHash: string }[],
): Promise<void> {
  const { claim } = attempt;
  const port = portOf(attempt);
  const windowUntil =
    port.keyWindowMs === null ? null : new Date(now.getTime() + Math.min(port.keyWindowMs, FOREVER_MS));
  const rows = calling.map(({ n, work, requestHash }) => ({
    ...{ effectKey: work.key, actionId: claim.row.id, generation: claim.row.generation, targetN: n, step: STEP },
    ...{ port: port.name, fence: claim.fence, requestHash, intentAt: now, windowUntil },
  }));
  // The window counts from the first call that may have been accepted.
  const again = sql`on conflict (effect_key) do update set fence = excluded.fence, port = excluded.port,
    request_hash = excluded.request_hash, tries = ${ledger}.tries + 1, outcome = null, done_at = null,
    window_until = case when ${ledger}.outcome is null then ${ledger}.window_until else excluded.window_until end`;
  await insertRows(tx, ledger, rows, again);
}

function portOf({ kind, effects }: Attempt) {
  if (kind.port === "database") throw new Error(`${kind.name} has no port outside`);
  return effects[kind.port];
}

async function close(
  tx: Tx,
  { kernel, claim }: Attempt,
  returned: readonly (Call & { result: PortResult })[],
): Promise<SliceEnd> {
  const now = await readNow(tx, kernel);
  await holdFence(tx, claim);
  const lost = returned.filter(({ result }) => result.outcome === "unknown").map(({ work }) => work.key);
  const intents = lost.length === 0 ? new Map() : await readEffects(tx, lost);
  const ends = returned.map((one) => {
    const windowUntil = intents.get(one.work.key)?.windowUntil ?? null;
    return { n: one.n, key: one.work.key, ...judgeReturn(one, windowUntil !== null && windowUntil > now) };
  });
  const closed = ends.flatMap(({ key, ledgered }) => (ledgered ? [{ key, ...ledgered }] : []));
  const settled = ends.flatMap(({ n, target }) => (target ? [{ claim, n, ...target }] : []));
  await closeEffects(tx, closed, now);
  await settleTargets(tx, settled, now);
  const retry = ends.find((end) => end.retry !== null)?.retry;
  const doneCount = closed.filter(({ outcome }) => outcome === "done").length;
  return { left: retry ? { retry } : null, hasSettled: settled.length > 0, doneCount };
}

interface Return {
  /** What the ledger keeps; null leaves the intent open. */
  ledgered: Omit<Closed, "key"> | null;
  /** The target's end; null: it is tried again. */
  target: Pick<Settled, "outcome" | "problem"> | null;
  retry: Problem | null;
}

/** What an answer, or none, says about its target. Pure. */
function judgeReturn({ result, isDoubtful }: { result: PortResult; isDoubtful: boolean }, isKnown: boolean): Return {
  const unknown = (problem: Problem): Return => {
    const end = { outcome: "unknown", problem } as const;
    return { ledgered: { ...NO_DETAIL, ...end }, target: end, retry: null };
  };
  switch (result.outcome) {
    case "done": {
      const ledgered = { outcome: "done", providerId: result.providerId, result: result.result ?? null } as const;
      return { ledgered: { ...ledgered, problem: null }, target: { outcome: "done" }, retry: null };
    }
    case "failed": {
      // A refusal of this call; of the earlier one, which nobody answered, it says nothing.
      if (isDoubtful) return unknown(result.problem);
      return { ledgered: didNotHappen(result), target: { outcome: "failed", problem: result.problem }, retry: null };
    }
    case "retry":
      // It did not happen, so the intent is closed; the next attempt opens it again. That says nothing of an earlier call.
      return { ledgered: isDoubtful ? null : didNotHappen(result), target: null, retry: result.problem };
    case "unknown":
      return isKnown ? { ledgered: null, target: null, retry: result.problem } : unknown(result.problem);
  }
}

const didNotHappen = ({ problem, result }: Extract<PortResult, { outcome: "failed" | "retry" }>) => ({
  ...{ outcome: "failed" as const, providerId: null, result: result ?? null, problem },
});
