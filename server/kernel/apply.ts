import { effects } from "@/drizzle/schema/effects";
import type { Claim } from "./claim";
import type { ActionKind } from "./define-action";
import { readGround, switchesFor } from "./ground";
import type { Kernel } from "./kernel";
import { STEP, effectKey, holdFence, settleTarget } from "./ledger";
import type { Leftover } from "./perform";
import { workOf } from "./perform";
import type { TargetRow } from "./stored";

/**
 * Targets in our own tables: the change, its ledger rows and the targets' ends are one transaction, so a crash
 * leaves all of them or none.
 */
export async function applyTargets(
  kernel: Kernel,
  kind: ActionKind,
  claim: Claim,
  targets: readonly TargetRow[],
): Promise<Leftover> {
  return kernel.db.transaction(async (tx) => {
    const ground = await readGround(tx, kernel);
    await holdFence(tx, claim);
    if (switchesFor(ground, kind).length > 0) return { stop: "kill_switch" };
    const work = targets.map((target) => ({ ...workOf(claim, target, effectKey(claim, target.n)), now: ground.now }));
    const results = await kind.apply(tx, work);
    const ends = targets.map((target, i) => ({ target, key: work[i]?.key ?? "", result: results[i] }));
    for (const { target, key, result } of ends) {
      if (!result) throw new Error(`${kind.name} gave no result for target ${target.n}`);
      const problem = result.outcome === "failed" ? result.problem : undefined;
      await tx.insert(effects).values({
        effectKey: key,
        actionId: claim.row.id,
        generation: claim.row.generation,
        targetN: target.n,
        step: STEP,
        port: "database",
        fence: claim.fence,
        intentAt: ground.now,
        doneAt: ground.now,
        outcome: result.outcome,
        result: result.outcome === "done" ? (result.result ?? null) : null,
        problem: problem ?? null,
      });
      await settleTarget(tx, claim, { n: target.n, outcome: result.outcome, problem }, ground.now);
    }
    return null;
  });
}
