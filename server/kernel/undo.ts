import { z } from "zod";
import type { Actor } from "./actor";
import { KernelError } from "./errors";
import { readGround } from "./ground";
import type { Kernel } from "./kernel";
import { lockAction } from "./load";
import type { ActionRow } from "./load";
import { redraft } from "./redraft";
import { refuseNonOperators } from "./refuse-non-operators";
import { regenerate } from "./regenerate";
import type { ActionStatus } from "./states";
import { loadTargets } from "./stored";

export const Undo = z.object({ reason: z.string().trim().min(1).max(2_000).optional() }).strict();
export type Undo = z.infer<typeof Undo>;

/** Takes an approval back while nothing has been queued: the action waits for a decision again, as a new generation. */
export async function undoApproval(
  kernel: Kernel,
  actor: Actor,
  id: string,
  { reason }: Undo,
): Promise<{ id: string; status: ActionStatus }> {
  refuseNonOperators(actor, "take back an approval");
  const status = await kernel.db.transaction(async (tx) => {
    const ground = await readGround(tx, kernel);
    const row = await lockAction(tx, id);
    refuseTooLate(row, ground.now);
    const pinned = (await loadTargets(tx, [row])).get(id) ?? [];
    const draft = await redraft(tx, kernel, ground, { row, pinned });
    const cause = `Approval taken back${reason ? `: ${reason}` : ""}`;
    return regenerate(tx, kernel, ground, { row, draft, event: "action.revised", phase: "revise", actor, cause });
  });
  for (const hint of ["audit", "outbox"] as const) kernel.hint(hint);
  return { id, status };
}

function refuseTooLate(row: ActionRow, now: Date): void {
  if (row.status === "approved" && row.notBefore > now) return;
  throw new KernelError("undo_too_late", `It is ${row.status} and cannot be taken back; stop or cancel it instead.`, {
    actionStatus: row.status,
    notBefore: row.notBefore,
  });
}
