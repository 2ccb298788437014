import { effects as ledger } from "@/drizzle/schema/effects";
import type { Tx } from "@/server/db";
import { workOf } from "./attempt";
import type { Attempt, Leftover } from "./attempt";
import type { Claim } from "./claim";
import type { ActionKind } from "./define-action";
import { readGroundBehindSwitches, switchesFor } from "./ground";
import { insertRows } from "./insert-rows";
import { actionKind } from "./kernel";
import type { Kernel } from "./kernel";
import { STEP, holdFence, settleTargets } from "./ledger";
import { settleIn } from "./settle";
import type { TargetRow } from "./stored";

/**
 * Targets in our own tables: the change, its ledger rows and the targets' ends are one transaction, so a crash
 * leaves all of them or none.
 */
export async function applyTargets(attempt: Attempt, targets: readonly TargetRow[]): Promise<Leftover> {
  const { kernel, kind, claim } = attempt;
  return kernel.db.transaction(async (tx) => {
    const [ground, { isStopAsked }] = await Promise.all([readGroundBehindSwitches(tx, kernel), holdFence(tx, claim)]);
    if (isStopAsked) return { stop: "asked" };
    if (switchesFor(ground, { ...claim.row, kind }).length > 0) return { stop: "kill_switch" };
    await applyAll(tx, ground.now, kind, [{ claim, targets }]);
    return null;
  });
}

/**
 * What has been claimed in this very transaction, behind the switches: done with its ledger rows, and settled. Answers
 * what is settled.
 */
export async function applyClaimed(tx: Tx, kernel: Kernel, now: Date, claims: readonly Claim[]): Promise<Set<string>> {
  if (claims.length === 0) return new Set();
  for (const [kind, group] of Map.groupBy(claims, ({ row }) => actionKind(kernel, row.kind))) {
    const parts = group.map((claim) => ({ claim, targets: claim.targets }));
    await applyAll(tx, now, kind, parts);
  }
  const completions = claims.map((claim) => ({ claim, end: { end: "settled" } as const }));
  return new Set((await settleIn(tx, kernel, now, completions)).keys());
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
  await Promise.all([insertRows(tx, ledger, rows), settleTargets(tx, ends, now)]);
}

type Result = Awaited<ReturnType<ActionKind["apply"]>>[number];

function detailOf(result: Result) {
  return result.outcome === "done"
    ? { result: result.result ?? null, problem: undefined }
    : { result: null, problem: result.problem };
}
