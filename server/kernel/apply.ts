import { effects as ledger } from "@/drizzle/schema/effects";
import { workOf } from "./attempt";
import type { Attempt, Leftover } from "./attempt";
import { readGround, standBehindSwitches, switchesFor } from "./ground";
import { STEP, holdFence, settleTargets } from "./ledger";
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
    const work = targets.map((target) => workOf(attempt, target, ground.now));
    const results = await kind.apply(tx, work);
    const ends = targets.map((target, i) => {
      const result = results[i];
      const key = work[i]?.key;
      if (!result || !key) throw new Error(`${kind.name} gave no result for target ${target.n}`);
      return { n: target.n, key, outcome: result.outcome, ...detailOf(result) };
    });
    await tx.insert(ledger).values(
      ends.map(({ n, key, outcome, result, problem }) => ({
        effectKey: key,
        actionId: claim.row.id,
        generation: claim.row.generation,
        targetN: n,
        step: STEP,
        port: "database",
        fence: claim.fence,
        intentAt: ground.now,
        doneAt: ground.now,
        outcome,
        result,
        problem,
      })),
    );
    await settleTargets(tx, claim, ends, ground.now);
    return null;
  });
}

type Result = Awaited<ReturnType<Attempt["kind"]["apply"]>>[number];

function detailOf(result: Result) {
  return result.outcome === "done"
    ? { result: result.result ?? null, problem: undefined }
    : { result: null, problem: result.problem };
}
