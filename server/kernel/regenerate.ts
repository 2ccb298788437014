import { and, eq, inArray, isNull } from "drizzle-orm";
import { actions, approvalVotes } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import { actionEvent } from "./action-event";
import type { Actor } from "./actor";
import { appendAudit } from "./audit";
import { closeRequests } from "./close-requests";
import { blockedBy, pinOf } from "./draft-submission";
import type { subjectOf } from "./draft-submission";
import type { Blob } from "./evidence";
import { writeDecisions, writeGenerations } from "./generation";
import type { Generation, GenerationRow } from "./generation";
import type { Ground } from "./ground";
import { conflict } from "./load";
import type { ActionRow } from "./load";
import { heldNotice, settledNotice } from "./notices";
import { addToOutbox } from "./outbox";
import { sourcesOf } from "./states";
import type { ActionStatus } from "./states";

interface Change {
  row: ActionRow;
  draft: Generation;
  /** A revision may be about something else; drift never is. */
  subject?: ReturnType<typeof subjectOf>;
  /** Content of new evidence. */
  blobs: readonly Blob[];
  event: "action.revised" | "action.returned";
  phase: GenerationRow["phase"];
  actor: Actor;
  cause: string;
}

/**
 * What was pinned is no longer what would run: a new generation is held for a new decision, and the votes of the
 * old one are void. When policy forbids the new one, the action is blocked instead.
 */
export async function regenerate(tx: Tx, ground: Ground, change: Change): Promise<ActionStatus> {
  return change.draft.assessment.verdict === "block" ? block(tx, ground, change) : holdAgain(tx, ground, change);
}

async function holdAgain(tx: Tx, ground: Ground, change: Change): Promise<ActionStatus> {
  const { row, draft, blobs, event, phase } = change;
  const generation = row.generation + 1;
  const pin = pinOf(draft, ground);
  await move(tx, row, sourcesOf(event), {
    ...pin,
    ...change.subject,
    payload: draft.prepared.payload,
    status: "held",
    generation,
    requiresHuman: true,
    expiresAt: draft.terms.expiresAt,
    validUntil: null,
    dispatchedAt: null,
    notBefore: ground.now,
  });
  await tx
    .update(approvalVotes)
    .set({ voidedAt: ground.now })
    .where(and(eq(approvalVotes.actionId, row.id), isNull(approvalVotes.voidedAt)));
  await closeRequests(tx, [row.id], "superseded", ground.now);
  const decisionId = pin.decisionId;
  await writeGenerations(tx, ground, [{ actionId: row.id, generation, decisionId, phase, draft, blobs, held: true }]);
  const { pinnedDigest, targetCount, risk, verdict, policyVersion } = pin;
  await appendAudit(tx, [
    actionEvent({
      ...about(change, ground, generation),
      event,
      to: "held",
      changes: { pinnedDigest, targetCount, risk, verdict, policyVersion },
      detail: {
        cause: change.cause,
        decisionId,
        before: { pinnedDigest: row.pinnedDigest, targetCount: row.targetCount },
      },
    }),
  ]);
  await addToOutbox(tx, ground.now, heldNotice({ ...row, status: "held", generation, title: pin.title }));
  return "held";
}

async function block(tx: Tx, ground: Ground, change: Change): Promise<ActionStatus> {
  const { row, draft, phase } = change;
  const { decisionId } = pinOf(draft, ground);
  await move(tx, row, sourcesOf("action.blocked"), {
    status: "blocked",
    settledAt: ground.now,
    decisionId,
    problem: blockedBy(draft.assessment),
  });
  await closeRequests(tx, [row.id], "blocked", ground.now);
  await writeDecisions(tx, ground, [{ actionId: row.id, generation: row.generation, decisionId, phase, draft }]);
  await appendAudit(tx, [
    actionEvent({
      ...about(change, ground, row.generation),
      event: "action.blocked",
      to: "blocked",
      detail: { cause: change.cause, decisionId },
    }),
  ]);
  await addToOutbox(tx, ground.now, settledNotice({ ...row, status: "blocked" }));
  return "blocked";
}

const about = ({ row, actor }: Change, ground: Ground, generation: number) => {
  return { actionId: row.id, generation, from: row.status, actor, at: ground.now };
};

async function move(
  tx: Tx,
  row: ActionRow,
  from: ActionStatus[],
  set: Partial<typeof actions.$inferInsert>,
): Promise<void> {
  const moved = await tx
    .update(actions)
    .set(set)
    .where(and(eq(actions.id, row.id), eq(actions.generation, row.generation), inArray(actions.status, from)))
    .returning({ id: actions.id });
  if (moved.length === 0) throw conflict(row, "changed");
}
