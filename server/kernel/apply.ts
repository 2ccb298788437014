import { effects as ledger } from "@/drizzle/schema/effects";
import type { Tx } from "@/server/db";
import { workOf } from "./attempt";
import type { Attempt, Leftover } from "./attempt";
import type { Claim } from "./claim";
import type { ActionKind } from "./define-action";
import { readGround, standBehindSwitches, switchesFor } from "./ground";
import { insertRows } from "./insert-rows";
import type { Kernel } from "./kernel";
import { STEP, holdFence, lockFences, settleTargets } from "./ledger";
import { settleIn } from "./settle";
import type { TargetRow } from "./stored";

/**
 * Targets in our own tables: the change, its ledger rows and the targets' ends are one transaction, so a crash
 * leaves all of them or none.
 */
export async function applyTargets(attempt: Attempt, targets: readonly TargetRow[]): Promise<Leftover> {
  const { kernel, kind, claim } = attempt;
  return kernel.db.transaction(async (tx) => {
    await standBehindSwitches(tx);
    const ground = await readGround(tx, kernel);
    const { isStopAsked } = await holdFence(tx, claim);
    if (isStopAsked) return { stop: "asked" };
    if (switchesFor(ground, { ...claim.row, kind }).length > 0) return { stop: "kill_switch" };
    await applyAll(tx, ground.now, kind, [{ claim, targets }]);
    return null;
  });
}

/**
 * Whole actions of one kind, with their ends, in one transaction. Answers which are settled; the others are not its
 * own any more, or must not go on now, and nothing of them has happened.
 */
export async function applyBundle(kernel: Kernel, kind: ActionKind, claims: readonly Claim[]): Promise<Set<string>> {
  const settled = await kernel.db.transaction(async (tx) => {
    await standBehindSwitches(tx);
    const ground = await readGround(tx, kernel);
    const held = await lockFences(tx, claims);
    const mine = claims.filter(
      ({ row }) => held.get(row.id)?.isStopAsked === false && switchesFor(ground, { ...row, kind }).length === 0,
    );
    await applyAll(
      tx,
      ground.now,
      kind,
      mine.map((claim) => ({ claim, targets: claim.targets })),
    );
    return settleIn(
      tx,
      kernel,
      ground.now,
      mine.map((claim) => ({ claim, end: { end: "settled" } })),
    );
  });
  for (const hint of ["audit", "outbox"] as const) kernel.hint(hint);
  return new Set(settled.keys());
}

interface Part {
  claim: Claim;
  targets: readonly TargetRow[];
}

async function applyAll(tx: Tx, now: Date, kind: ActionKind, parts: readonly Part[]): Promise<void> {
  const work = parts.flatMap(({ claim, targets }) =>
    targets.map((target) => ({ claim, ...workOf(claim, target, now) })),
  );
  if (work.length === 0) return;
  const results = await kind.apply(tx, work);
  const ends = work.map(({ claim, target, key }, i) => {
    const result = results[i];
    if (!result) throw new Error(`${kind.name} gave no result for target ${target.n}`);
    return { claim, n: target.n, key, outcome: result.outcome, ...detailOf(result) };
  });
  const rows = ends.map(({ claim: { row, fence }, n, key, outcome, result, problem }) => ({
    ...{
      effectKey: key,
      actionId: row.id,
      generation: row.generation,
      targetN: n,
      step: STEP,
      port: "database",
      fence,
    },
    ...{ intentAt: now, doneAt: now, outcome, result, problem },
  }));
  await insertRows(tx, ledger, rows);
  await settleTargets(tx, ends, now);
}

type Result = Awaited<ReturnType<ActionKind["apply"]>>[number];

function detailOf(result: Result) {
  return result.outcome === "done"
    ? { result: result.result ?? null, problem: undefined }
    : { result: null, problem: result.problem };
}
