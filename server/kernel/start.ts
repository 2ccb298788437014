import { applyClaimed } from "./apply";
import { BUNDLE_TARGETS_MAX } from "./bundle";
import { claimIn } from "./claim";
import type { Claim, ClaimResult } from "./claim";
import { readGroundBehindSwitches } from "./ground";
import { actionKind } from "./kernel";
import type { Kernel } from "./kernel";

/** `settled`: done and ended in the claiming transaction. */
export type StartResult = ClaimResult | { outcome: "settled"; claim: Claim };

/**
 * Claims, and does at once what is small and in our own tables: the claim, the change, its ledger rows and the end are
 * one transaction, so nothing can come between what was checked and what is done. An error leaves all of them as they
 * were; then each is claimed and done alone, where the error is that of one action.
 */
export async function startActions(
  kernel: Kernel,
  worker: string,
  ids: readonly string[],
): Promise<Map<string, StartResult>> {
  const { claims, settled } = await kernel.db.transaction(async (tx) => {
    const reading = readGroundBehindSwitches(tx, kernel);
    const claimed = await claimIn(tx, kernel, reading, { worker, ids });
    const fitting = [...claimed.values()].filter((claim) => isDoneAtOnce(kernel, claim));
    return { claims: claimed, settled: await applyClaimed(tx, kernel, (await reading).now, fitting) };
  });
  for (const hint of ["audit", "outbox"] as const) kernel.hint(hint);
  return new Map(
    ids.map((id): [string, StartResult] => {
      const claim = claims.get(id);
      if (!claim) return [id, { outcome: "gone" }];
      return [id, { outcome: settled.has(id) ? "settled" : "claimed", claim }];
    }),
  );
}

/** Whoever has been asked to stop ends on its own, where that is recorded. */
const isDoneAtOnce = (kernel: Kernel, { row, targets, isDoubtful }: Claim): boolean =>
  actionKind(kernel, row.kind).port === "database" &&
  targets.length <= BUNDLE_TARGETS_MAX &&
  !isDoubtful &&
  row.stopAskedAt === null;
