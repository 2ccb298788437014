import { and, eq, isNull } from "drizzle-orm";
import { approvalVotes, supersededGenerations } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import type { Actor } from "./actor";
import { blockedBy, pinOf, priorityOf } from "./draft-submission";
import type { subjectOf } from "./draft-submission";
import type { Content } from "./evidence";
import { writeDecisions, writeGenerations } from "./generation";
import type { Generation, GenerationRow } from "./generation";
import type { Ground } from "./ground";
import { actionKind } from "./kernel";
import type { Kernel } from "./kernel";
import { conflict } from "./load";
import type { ActionRow } from "./load";
import { moveActions } from "./move";
import { heldNotice } from "./notices";
import { addToOutbox } from "./outbox";
import type { ActionStatus } from "./states";

export interface Change {
  row: ActionRow;
  draft: Generation;
  /** A revision may be about something else; drift never is. */
  subject?: ReturnType<typeof subjectOf>;
  /** A revision resolves its targets anew; otherwise what was asked for once stays. */
  asked?: { askedCount: number; windowTargets: number };
  /** Content of new evidence. */
  contents?: readonly Content[];
  /** A person put other words into the request. */
  edited?: boolean;
  event: "action.revised" | "action.returned";
  phase: GenerationRow["phase"];
  actor: Actor;
  cause: string;
}

/**
 * What was pinned is no longer what would run: a new generation is held for a new decision, and the votes of the
 * old one are void. When policy forbids the new one, the action is blocked instead.
 */
export async function regenerate(tx: Tx, kernel: Kernel, ground: Ground, change: Change): Promise<ActionStatus> {
  return change.draft.assessment.verdict === "block"
    ? block(tx, ground, change)
    : holdAgain(tx, kernel, ground, change);
}

async function holdAgain(tx: Tx, kernel: Kernel, ground: Ground, change: Change): Promise<ActionStatus> {
  const { row, draft, event, phase, actor, cause } = change;
  const generation = row.generation + 1;
  const pin = pinOf(draft, ground);
  const { pinnedDigest, targetCount, risk, verdict, policyVersion, decisionId } = pin;
  const moved = await moveActions(tx, ground.now, [row], {
    ...{ event, to: "held", actor, generation },
    set: {
      ...pin,
      ...change.subject,
      ...change.asked,
      payload: draft.prepared.payload,
      priority: priorityOf(kernel, actionKind(kernel, row.kind), draft.priorityClass),
      requiresHuman: true,
      attempt: 0,
      problem: null,
      expiresAt: draft.terms.expiresAt,
      validUntil: null,
      decidedAt: null,
      dispatchedAt: null,
      notBefore: ground.now,
    },
    changes: { pinnedDigest, targetCount, risk, verdict, policyVersion, attempt: 0 },
    detail: { cause, decisionId, before: { pinnedDigest: row.pinnedDigest, targetCount: row.targetCount } },
  });
  if (moved.length === 0) throw conflict(row, "changed");
  await voidVotes(tx, row.id, ground.now);
  await keepReplaced(tx, ground.now, change);
  const contents = change.contents ?? [];
  await writeGenerations(tx, ground, [
    { actionId: row.id, generation, decisionId, phase, draft, contents, status: "held" },
  ]);
  await addToOutbox(tx, ground.now, heldNotice({ ...row, status: "held", generation, title: pin.title, risk }));
  return "held";
}

async function block(tx: Tx, ground: Ground, { row, draft, phase, actor, cause }: Change): Promise<ActionStatus> {
  const { decisionId } = pinOf(draft, ground);
  const moved = await moveActions(tx, ground.now, [row], {
    ...{ event: "action.blocked", to: "blocked", actor },
    set: { decisionId, problem: blockedBy(draft.assessment) },
    detail: { cause, decisionId },
  });
  if (moved.length === 0) throw conflict(row, "changed");
  await writeDecisions(tx, ground, [{ actionId: row.id, generation: row.generation, decisionId, phase, draft }]);
  return "blocked";
}

async function voidVotes(tx: Tx, actionId: string, at: Date): Promise<void> {
  await tx
    .update(approvalVotes)
    .set({ voidedAt: at })
    .where(and(eq(approvalVotes.actionId, actionId), isNull(approvalVotes.voidedAt)));
}

/** What the approver saw before, so that the new card can show the difference. */
async function keepReplaced(tx: Tx, at: Date, { row, actor, cause, edited }: Change): Promise<void> {
  const { id, generation, payload, summary, pinnedDigest, targetCount, renderHash, risk, verdict } = row;
  if (actor.kind === "anonymous") throw conflict(row, "changed");
  await tx.insert(supersededGenerations).values({
    ...{ actionId: id, generation, payload, summary, pinnedDigest, targetCount, renderHash, risk, verdict },
    ...{ policyVersion: row.policyVersion, decisionId: row.decisionId, cause, edited: edited ?? false },
    ...{ replacedByKind: actor.kind, replacedBy: actor.id, replacedAt: at },
  });
}
