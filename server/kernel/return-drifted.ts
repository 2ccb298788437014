import type { Tx } from "@/server/db";
import type { Actor } from "./actor";
import { KernelError } from "./errors";
import { draftGeneration } from "./generation";
import type { Ground } from "./ground";
import { actionKind } from "./kernel";
import type { Kernel } from "./kernel";
import { conflict } from "./load";
import type { ActionRow } from "./load";
import { moveActions } from "./move";
import { regenerate } from "./regenerate";
import type { Check } from "./revalidate";

interface Drift {
  row: ActionRow;
  check: Exclude<Check, { result: "valid" }>;
  phase: "dispatch" | "claim";
  actor: Actor;
}

/** An action that no longer is what was decided goes back to a person, or is blocked. It never runs as it is. */
export async function returnDrifted(tx: Tx, kernel: Kernel, ground: Ground, drift: Drift): Promise<void> {
  const { row, check, phase, actor } = drift;
  const draft = await draftAgain(kernel, ground, drift);
  if (!draft) return blockGone(tx, ground, drift);
  const event = row.status === "queued" ? "action.returned" : "action.revised";
  await regenerate(tx, kernel, ground, { row, draft, event, phase, actor, cause: check.cause });
}

/** Null when nothing is left that a person could be asked about: no targets, or a copy that cannot be made. */
async function draftAgain(kernel: Kernel, ground: Ground, { row, check }: Drift) {
  const { prepared, evidence } = check;
  if (!prepared || prepared.targets.length === 0) return null;
  try {
    return await draftGeneration(ground, { ...row, kind: actionKind(kernel, row.kind), prepared, evidence });
  } catch (error) {
    if (error instanceof KernelError) return null;
    throw error;
  }
}

async function blockGone(tx: Tx, ground: Ground, { row, check, actor }: Drift): Promise<void> {
  const moved = await moveActions(tx, ground.now, [row], {
    ...{ event: "action.blocked", to: "blocked", actor },
    set: { problem: { code: "targets_gone", message: check.cause } },
    detail: { cause: check.cause },
  });
  if (moved.length === 0) throw conflict(row, "changed");
}
