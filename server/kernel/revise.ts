import { and, eq, ne } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import type { Actor } from "./actor";
import { findAnswers } from "./answer";
import type { ActionAnswer } from "./answer";
import { subjectOf } from "./draft-submission";
import { KernelError } from "./errors";
import { EVIDENCE_ITEMS_MAX, EvidenceInput, toEvidence } from "./evidence";
import { draftGeneration } from "./generation";
import { readGround } from "./ground";
import { actionKind } from "./kernel";
import type { Kernel } from "./kernel";
import { conflict, lockAction } from "./load";
import type { ActionRow } from "./load";
import { regenerate } from "./regenerate";
import { sourcesOf } from "./states";
import { loadEvidence } from "./stored";

export const Revision = z
  .object({
    /** Replaces the input as a whole; left out, it stays. */
    input: z.unknown().optional(),
    /** Added to what has been shown so far. */
    evidence: z.array(EvidenceInput).max(EVIDENCE_ITEMS_MAX).default([]),
    reason: z.string().trim().min(1).max(2_000),
  })
  .strict();
export type Revision = z.infer<typeof Revision>;

/** The submitter changes what it asked for: a new generation, decided anew. */
export async function reviseAction(
  kernel: Kernel,
  actor: Actor,
  id: string,
  revision: Revision,
): Promise<ActionAnswer> {
  const answer = await kernel.db.transaction(async (tx) => {
    const ground = await readGround(tx, kernel);
    const row = await lockAction(tx, id);
    refuse(actor, row);
    const kind = actionKind(kernel, row.kind);
    const input = revision.input === undefined ? row.payload : kind.parse(revision.input);
    const { submitterKind, submitter } = row;
    const [prepared] = await kind.prepare(tx, [
      { input, submitterKind, submitter, now: ground.now, pinned: null, self: id },
    ]);
    if (!prepared || prepared instanceof KernelError) throw prepared ?? new KernelError("unavailable", "No facts.");
    if (prepared.refusal) throw prepared.refusal;
    const shown = (await loadEvidence(tx, [row])).get(id) ?? [];
    const added = revision.evidence.map((item) => toEvidence(item, actor, ground.now));
    const evidence = [...shown, ...added.map(({ item }) => item)];
    if (evidence.length > EVIDENCE_ITEMS_MAX) {
      throw new KernelError("invalid_input", `An action shows at most ${EVIDENCE_ITEMS_MAX} pieces of evidence.`);
    }
    const draft = await draftGeneration(ground, { kind, prepared, evidence, submitterKind, submitter });
    const blobs = added.map(({ blob }) => blob);
    const subject = subjectOf(row, prepared);
    await refuseTakenSubject(tx, row, subject.jobId);
    await regenerate(tx, ground, {
      row,
      draft,
      subject,
      blobs,
      event: "action.revised",
      phase: "revise",
      actor,
      cause: revision.reason,
    });
    return (await findAnswers(tx, [id])).get(id);
  });
  kernel.hint("audit");
  if (!answer) throw new KernelError("not_found", "There is no such action.", { id });
  return answer;
}

/** Another action is about that already; two of them would be two effects. */
async function refuseTakenSubject(tx: Tx, row: ActionRow, jobId: string): Promise<void> {
  const [other] = await tx
    .select({ id: actions.id })
    .from(actions)
    .where(and(eq(actions.kind, row.kind), eq(actions.jobId, jobId), ne(actions.id, row.id)));
  if (!other) return;
  throw new KernelError("idempotency_conflict", "Another action is about that already.", { actionId: other.id });
}

function refuse(actor: Actor, row: ActionRow): void {
  if (actor.kind !== row.submitterKind || actor.id !== row.submitter) {
    throw new KernelError("forbidden", "Only its submitter may revise this action.");
  }
  if (!sourcesOf("action.revised").includes(row.status)) throw conflict(row, "revised");
}
