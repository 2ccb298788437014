import type { Tx } from "@/server/db";
import { KernelError } from "./errors";
import { draftGeneration } from "./generation";
import type { Generation } from "./generation";
import type { Ground } from "./ground";
import { actionKind } from "./kernel";
import type { Kernel } from "./kernel";
import type { ActionRow } from "./load";
import { loadEvidence } from "./stored";
import type { TargetRow } from "./stored";

/** The same request over these of its pinned targets, as they are now: what the next generation would be. */
export async function redraft(
  tx: Tx,
  kernel: Kernel,
  ground: Ground,
  { row, pinned }: { row: ActionRow; pinned: readonly TargetRow[] },
): Promise<Generation> {
  const kind = actionKind(kernel, row.kind);
  const { payload: input, submitterKind, submitter } = row;
  const [prepared] = await kind.prepare(tx, [
    { input, submitterKind, submitter, now: ground.now, pinned, self: row.id },
  ]);
  if (!prepared || prepared instanceof KernelError) {
    throw prepared ?? new KernelError("unavailable", "Its facts could not be loaded.");
  }
  const evidence = (await loadEvidence(tx, [row])).get(row.id) ?? [];
  return draftGeneration(ground, { ...row, kind, prepared, evidence });
}
