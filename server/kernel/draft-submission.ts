import type { actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import type { Admitted } from "./admit";
import type { Assessment } from "./assess";
import type { PreparedAction } from "./define-action";
import { KernelError } from "./errors";
import { toEvidence } from "./evidence";
import type { Blob } from "./evidence";
import { draftGeneration, requestHashOf } from "./generation";
import type { Generation } from "./generation";
import type { Ground } from "./ground";
import { jobIdOf, newId } from "./key";
import { findBadParents } from "./parents";
import type { Kernel } from "./kernel";
import type { ActionStatus } from "./states";

export interface Draft extends Admitted {
  row: typeof actions.$inferInsert;
  generation: Generation;
  blobs: Blob[];
  refusal: KernelError | null;
}

/** Loads facts, per kind for all its submissions at once, and works out each action's row. Answers in order. */
export async function draftSubmissions(
  tx: Tx,
  kernel: Kernel,
  ground: Ground,
  admitted: readonly (Admitted | KernelError)[],
): Promise<(Draft | KernelError)[]> {
  const prepared = await prepareAll(tx, ground, admitted);
  const badParents = await findBadParents(tx, admitted);
  return Promise.all(
    admitted.map(async (one, i) => {
      if (one instanceof KernelError) return one;
      const orphaned = badParents.get(one);
      if (orphaned) return orphaned;
      const ready = prepared.get(i) ?? new KernelError("unavailable", "The facts could not be loaded.");
      return ready instanceof KernelError ? ready : toDraft(kernel, ground, one, ready).catch(refusalOnly);
    }),
  );
}

/** Rendering may refuse one submission; any other error is ours and fails the batch. */
function refusalOnly(error: unknown): KernelError {
  if (error instanceof KernelError) return error;
  throw error;
}

async function prepareAll(tx: Tx, ground: Ground, admitted: readonly (Admitted | KernelError)[]) {
  const numbered = admitted.flatMap((one, i) => (one instanceof KernelError ? [] : [{ one, i }]));
  const prepared = new Map<number, PreparedAction | KernelError>();
  for (const [kind, group] of Map.groupBy(numbered, ({ one }) => one.kind)) {
    const requests = group.map(({ one: { payload: input, submitterKind, submitter } }) => {
      return { input, submitterKind, submitter, now: ground.now, pinned: null, self: null };
    });
    const loaded = await kind.prepare(tx, requests);
    group.forEach(({ i }, k) => {
      const one = loaded[k];
      if (one) prepared.set(i, one);
    });
  }
  return prepared;
}

const STATUS_AFTER = { run: "queued", hold: "held", block: "blocked" } as const satisfies Record<string, ActionStatus>;

async function toDraft(kernel: Kernel, ground: Ground, admitted: Admitted, prepared: PreparedAction): Promise<Draft> {
  const shown = admitted.submission.evidence.map((item) => toEvidence(item, admitted.actor, ground.now));
  const evidence = shown.map(({ item }) => item);
  const generation = await draftGeneration(ground, { ...admitted, prepared, evidence });
  return {
    ...admitted,
    generation,
    blobs: shown.map(({ blob }) => blob),
    refusal: prepared.refusal,
    row: {
      ...identityOf(admitted, generation),
      ...pinOf(generation, ground),
      ...scheduleOf(kernel, admitted, generation, ground),
      reasonCode: admitted.submission.reasonCode ?? null,
      note: admitted.submission.note ?? null,
    },
  };
}

function identityOf({ kind, submission, submitterKind, submitter }: Admitted, { prepared, evidence }: Generation) {
  const id = newId();
  const parentId = submission.parentId ?? null;
  const { payload } = prepared;
  return {
    id,
    parentId,
    kind: kind.name,
    schemaVersion: kind.schemaVersion,
    queue: kind.queue,
    submitterKind,
    submitter,
    payload,
    ...subjectOf({ id, kind: kind.name, parentId }, prepared),
    idempotencyKey: submission.idempotencyKey ?? null,
    requestHash: requestHashOf({ kind: kind.name, payload, evidence, parentId }),
  };
}

/** What an action is about, and the job id that follows from it. */
export function subjectOf(action: { id: string; kind: string; parentId: string | null }, { subject }: PreparedAction) {
  const { entityType, entityId, entityVersion } = subject ?? {
    entityType: "submission",
    entityId: action.id,
    entityVersion: 1,
  };
  // Another try at a settled action is another job about the same version.
  const version = action.parentId ? `${entityVersion}+${action.parentId}` : `${entityVersion}`;
  return { entityType, entityId, entityVersion: version, jobId: jobIdOf(action.kind, entityId, version) };
}

/** The columns that belong to a generation; a revision replaces them all. */
export function pinOf(generation: Generation, ground: Ground) {
  const { verdict } = generation.assessment;
  return {
    title: generation.summary.title,
    summary: generation.summary,
    pinnedDigest: generation.pinnedDigest,
    targetCount: generation.prepared.targets.length,
    targetDigest: generation.targetDigest,
    renderHash: generation.copy?.sha256 ?? null,
    risk: generation.risk,
    verdict,
    policyVersion: ground.policyVersion,
    decisionId: newId(),
  };
}

function scheduleOf(
  kernel: Kernel,
  { kind }: Admitted,
  { assessment, priorityClass, terms }: Generation,
  { now }: Ground,
) {
  const { verdict } = assessment;
  const queue = kernel.queues[kind.queue];
  const position = queue.priorities.indexOf(priorityClass);
  if (position < 0) throw new Error(`The queue ${kind.queue} has no priority class ${priorityClass}`);
  return {
    status: STATUS_AFTER[verdict],
    generation: 1,
    requiresHuman: verdict === "hold",
    priority: position + 1,
    attemptsMax: queue.attemptsMax,
    submittedAt: now,
    notBefore: now,
    expiresAt: verdict === "hold" ? terms.expiresAt : null,
    settledAt: verdict === "block" ? now : null,
    problem: verdict === "block" ? blockedBy(assessment) : null,
  };
}

/** The first rule that said no, as the action's problem. */
export function blockedBy({ trace }: Assessment): { code: string; message: string } {
  const reason = trace.find((outcome) => outcome.verdict === "block");
  return { code: reason?.rule ?? "policy", message: reason?.message ?? "Blocked by policy." };
}
