import type { Tx } from "@/server/db";
import { and, eq, inArray } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import { actionEvent } from "./action-event";
import type { Actor } from "./actor";
import { appendAudit } from "./audit";
import { closeRequests } from "./close-requests";
import { draftGeneration } from "./generation";
import type { Ground } from "./ground";
import { actionKind } from "./kernel";
import type { Kernel } from "./kernel";
import type { ActionRow } from "./load";
import { settledNotice } from "./notices";
import { addToOutbox } from "./outbox";
import { regenerate } from "./regenerate";
import type { Check } from "./revalidate";
import { sourcesOf } from "./states";

interface Drift {
  row: ActionRow;
  check: Exclude<Check, { result: "valid" }>;
  phase: "dispatch" | "claim";
  actor: Actor;
}

/** An action that no longer is what was decided goes back to a person, or is blocked. It never runs as it is. */
export async function returnDrifted(tx: Tx, kernel: Kernel, ground: Ground, drift: Drift): Promise<void> {
  const { row, check, phase, actor } = drift;
  if (!check.prepared || check.prepared.targets.length === 0) return blockGone(tx, ground, drift);
  const kind = actionKind(kernel, row.kind);
  const { prepared, evidence } = check;
  const draft = await draftGeneration(ground, { ...row, kind, prepared, evidence });
  const event = row.status === "queued" ? "action.returned" : "action.revised";
  await regenerate(tx, ground, { row, draft, blobs: [], event, phase, actor, cause: check.cause });
}

/** Nothing is left to ask a person about. */
async function blockGone(tx: Tx, ground: Ground, { row, check, actor }: Drift): Promise<void> {
  await tx
    .update(actions)
    .set({ status: "blocked", settledAt: ground.now, problem: { code: "targets_gone", message: check.cause } })
    .where(
      and(
        eq(actions.id, row.id),
        eq(actions.generation, row.generation),
        inArray(actions.status, sourcesOf("action.blocked")),
      ),
    );
  await closeRequests(tx, [row.id], "blocked", ground.now);
  await appendAudit(tx, [
    actionEvent({
      event: "action.blocked",
      actionId: row.id,
      generation: row.generation,
      from: row.status,
      to: "blocked",
      actor,
      at: ground.now,
      detail: { cause: check.cause },
    }),
  ]);
  await addToOutbox(tx, ground.now, settledNotice({ ...row, status: "blocked" }));
}
