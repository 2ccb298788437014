import { and, eq, ne } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import type { Actor } from "./actor";
import { permit, refuseUnstorable } from "./admit";
import { findAnswers } from "./answer";
import type { ActionAnswer } from "./answer";
import { subjectOf } from "./draft-submission";
import { hasCode } from "./error-code";
import { KernelError } from "./errors";
import { EVIDENCE_ITEMS_MAX, EvidenceInput, toEvidence } from "./evidence";
import { draftGeneration } from "./generation";
import { readGround } from "./ground";
import type { Ground } from "./ground";
import { actionKind } from "./kernel";
import type { Kernel } from "./kernel";
import { conflict, lockAction } from "./load";
import type { ActionRow } from "./load";
import { regenerate } from "./regenerate";
import { sourcesOf } from "./states";
import { loadEvidence } from "./stored";
import { transact } from "./transact";
import { findUploads } from "./uploads";
import { countWindowTargets } from "./window-targets";

export const Revision = z
  .object({
    input: z.unknown().optional().describe("Replaces the input as a whole; left out, it stays."),
    evidence: z
      .array(EvidenceInput)
      .max(EVIDENCE_ITEMS_MAX)
      .default([])
      .describe("Added to what has been shown so far."),
    reason: z.string().trim().min(1).max(2_000),
  })
  .strict();
export type Revision = z.infer<typeof Revision>;

/** The submitter changes what it asked for, or an operator does, who then cannot vote: a new generation, decided anew. */
export async function reviseAction(
  kernel: Kernel,
  actor: Actor,
  id: string,
  revision: Revision,
): Promise<ActionAnswer> {
  const answer = await transact(kernel.db, async (tx) => {
    const ground = await readGround(tx, kernel);
    const row = await lockAction(tx, id);
    refuse(kernel, ground, actor, row);
    refuseUnstorable(revision);
    const change = await draftRevision(tx, kernel, ground, { actor, row, revision });
    await refuseTakenSubject(tx, row, change.subject.jobId);
    await regenerate(tx, kernel, ground, change);
    return (await findAnswers(tx, [id])).get(id);
  }).catch(orTaken);
  for (const hint of ["audit", "outbox"] as const) kernel.hint(hint);
  if (!answer) throw new KernelError("not_found", "There is no such action.", { id });
  return answer;
}

interface Asked {
  actor: Actor;
  row: ActionRow;
  revision: Revision;
}

async function draftRevision(tx: Tx, kernel: Kernel, ground: Ground, { actor, row, revision }: Asked) {
  const kind = actionKind(kernel, row.kind);
  const input = revision.input === undefined ? row.payload : kind.parse(revision.input);
  const { id, submitterKind, submitter } = row;
  const request = { input, submitterKind, submitter, now: ground.now, pinned: null, self: id };
  const [prepared] = await kind.prepare(tx, [request]);
  if (!prepared || prepared instanceof KernelError) throw prepared ?? new KernelError("unavailable", "No facts.");
  if (prepared.refusal) throw prepared.refusal;
  const [uploads] = await findUploads(tx, [{ actor, evidence: revision.evidence }]);
  if (!uploads || uploads instanceof KernelError) throw uploads ?? new KernelError("unavailable", "No evidence.");
  const added = revision.evidence.map((item) => toEvidence(item, { actor, now: ground.now, uploads }));
  const shown = (await loadEvidence(tx, [row])).get(id) ?? [];
  const evidence = [...shown, ...added.map(({ item }) => item)];
  if (evidence.length > EVIDENCE_ITEMS_MAX) {
    throw new KernelError("invalid_input", `An action shows at most ${EVIDENCE_ITEMS_MAX} pieces of evidence.`);
  }
  const askedCount = prepared.targets.length;
  const counted = { kind, submitterKind, submitter, targetCount: askedCount, self: id };
  const [windowTargets = askedCount] = await countWindowTargets(tx, kernel, ground, [counted]);
  const asked = { askedCount, windowTargets };
  return {
    ...{ row, actor, asked, cause: revision.reason, edited: actor.kind === "staff" },
    draft: await draftGeneration(ground, { kind, prepared, evidence, submitterKind, submitter, ...asked }),
    subject: subjectOf(row, prepared),
    contents: added.map(({ content }) => content),
    event: "action.revised",
    phase: "revise",
  } as const;
}

/** Another action is about that already; two of them would be two effects. */
async function refuseTakenSubject(tx: Tx, row: ActionRow, jobId: string): Promise<void> {
  const [other] = await tx
    .select({ id: actions.id })
    .from(actions)
    .where(and(eq(actions.kind, row.kind), eq(actions.jobId, jobId), ne(actions.id, row.id)));
  if (other) throw takenSubject(other.id);
}

const takenSubject = (actionId?: string) =>
  new KernelError("idempotency_conflict", "Another action is about that already.", { actionId });

const UNIQUE = new Set(["23505"]);

/** Somebody submitted the same subject between the look and the write. */
function orTaken(error: unknown): never {
  throw hasCode(error, UNIQUE) ? takenSubject() : error;
}

function refuse(kernel: Kernel, ground: Ground, actor: Actor, row: ActionRow): void {
  const isSubmitter = actor.kind === row.submitterKind && actor.id === row.submitter;
  const isOperator = actor.kind === "staff" && actor.role === "operator";
  if (!isSubmitter && !isOperator) {
    throw new KernelError("forbidden", "Only its submitter or an operator may revise this action.");
  }
  permit(kernel, ground, actor, actionKind(kernel, row.kind));
  if (!sourcesOf("action.revised").includes(row.status)) throw conflict(row, "revised");
}
