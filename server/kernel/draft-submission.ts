import type { actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import type { Admitted } from "./admit";
import type { Assessment } from "./assess";
import type { PreparedAction } from "./define-action";
import { KernelError } from "./errors";
import { toEvidence } from "./evidence";
import type { Content } from "./evidence";
import { draftGeneration, requestHashOf } from "./generation";
import type { Generation } from "./generation";
import type { Ground } from "./ground";
import { jobIdOf, newId } from "./key";
import { findBadParents } from "./parents";
import type { Kernel } from "./kernel";
import type { Problem } from "./ports";
import type { ActionStatus } from "./states";
import { findUploads } from "./uploads";
import type { Uploads } from "./uploads";
import { countWindowTargets } from "./window-targets";

export interface Draft extends Admitted {
  row: typeof actions.$inferInsert;
  generation: Generation;
  contents: Content[];
  refusal: KernelError | null;
}

/** Loads facts, per kind for all its submissions at once, and works out each action's row. */
export async function draftSubmissions(
  tx: Tx,
  kernel: Kernel,
  ground: Ground,
  admitted: readonly Admitted[],
): Promise<Map<Admitted, Draft | KernelError>> {
  const badParents = await findBadParents(tx, admitted);
  const shown = await findUploads(
    tx,
    admitted.map(({ actor, submission: { evidence } }) => ({ actor, evidence })),
  );
  const prepared = await prepareAll(tx, ground, admitted);
  const ready = admitted.flatMap((one, i) => {
    const [facts, uploads] = [prepared.get(one), shown[i]];
    if (!facts || facts instanceof KernelError || !uploads || uploads instanceof KernelError) return [];
    return badParents.has(one) ? [] : [{ one, facts, uploads }];
  });
  const windows = await countWindowTargets(
    tx,
    kernel,
    ground,
    ready.map(({ one, facts }) => ({ ...one, targetCount: facts.targets.length })),
  );
  const drafts = await Promise.all(
    ready.map(async ({ one, ...loaded }, i) => {
      const windowTargets = windows[i] ?? loaded.facts.targets.length;
      return [one, await toDraft(kernel, ground, one, { ...loaded, windowTargets }).catch(refusalOnly)] as const;
    }),
  );
  const refused = admitted.flatMap((one, i) => {
    const refusal = [badParents.get(one), shown[i], prepared.get(one)].find((found) => found instanceof KernelError);
    return refusal ? [[one, refusal] as const] : [];
  });
  return new Map<Admitted, Draft | KernelError>([...refused, ...drafts]);
}

/** Rendering may refuse one submission; any other error is ours and fails the batch. */
function refusalOnly(error: unknown): KernelError {
  if (error instanceof KernelError) return error;
  throw error;
}

/** Kinds in one order everywhere: their loaders take locks. */
async function prepareAll(tx: Tx, ground: Ground, admitted: readonly Admitted[]) {
  const prepared = new Map<Admitted, PreparedAction | KernelError>();
  const groups = [...Map.groupBy(admitted, ({ kind }) => kind)].toSorted(([a], [b]) => (a.name < b.name ? -1 : 1));
  for (const [kind, group] of groups) {
    const requests = group.map(({ payload: input, submitterKind, submitter }) => {
      return { input, submitterKind, submitter, now: ground.now, pinned: null, self: null };
    });
    const loaded = await kind.prepare(tx, requests);
    group.forEach((one, i) => prepared.set(one, loaded[i] ?? NOT_LOADED));
  }
  return prepared;
}

const NOT_LOADED = new KernelError("unavailable", "The facts of this action could not be loaded.");

export const STATUS_AFTER = { run: "queued", hold: "held", block: "blocked" } as const satisfies Record<
  string,
  ActionStatus
>;

interface Loaded {
  facts: PreparedAction;
  windowTargets: number;
  uploads: Uploads;
}

async function toDraft(
  kernel: Kernel,
  ground: Ground,
  admitted: Admitted,
  { facts: prepared, windowTargets, uploads }: Loaded,
): Promise<Draft> {
  const given = { actor: admitted.actor, now: ground.now, uploads };
  const shown = admitted.submission.evidence.map((item) => toEvidence(item, given));
  const evidence = shown.map(({ item }) => item);
  const askedCount = prepared.targets.length;
  const generation = await draftGeneration(ground, { ...admitted, prepared, evidence, askedCount, windowTargets });
  return {
    ...admitted,
    generation,
    contents: shown.map(({ content }) => content),
    refusal: prepared.refusal,
    row: {
      ...identityOf(admitted, generation),
      ...pinOf(generation, ground),
      ...scheduleOf(kernel, admitted, generation, ground),
      askedCount,
      windowTargets,
      reasonCode: admitted.submission.reasonCode ?? null,
      note: admitted.submission.note ?? null,
      traceparent: admitted.traceparent ?? null,
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
  // What has no subject of its own is about its submission; another try at it is about the first one.
  const { entityType, entityId, entityVersion } = subject ?? {
    entityType: "submission",
    entityId: action.parentId ?? action.id,
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
    startAt: generation.prepared.startAt,
    risk: generation.risk,
    verdict,
    policyVersion: ground.policyVersion,
    decisionId: newId(),
  };
}

function scheduleOf(
  kernel: Kernel,
  { kind }: Admitted,
  { assessment, priorityClass, terms, prepared }: Generation,
  { now }: Ground,
) {
  const { verdict } = assessment;
  return {
    status: STATUS_AFTER[verdict],
    generation: 1,
    requiresHuman: verdict === "hold",
    priority: priorityOf(kernel, kind, priorityClass),
    attemptsMax: kernel.queues[kind.queue].attemptsMax,
    submittedAt: now,
    notBefore: laterOf(now, prepared.startAt),
    expiresAt: verdict === "hold" ? terms.expiresAt : null,
    settledAt: verdict === "block" ? now : null,
    problem: verdict === "block" ? blockedBy(assessment) : null,
  };
}

export const laterOf = (one: Date, other: Date | null): Date => (other !== null && other > one ? other : one);

/** BullMQ's number of a priority class: 1 is served first. */
export function priorityOf(kernel: Kernel, kind: Admitted["kind"], priorityClass: string): number {
  const position = kernel.queues[kind.queue].priorities.indexOf(priorityClass);
  if (position < 0) throw new Error(`The queue ${kind.queue} has no priority class ${priorityClass}`);
  return position + 1;
}

/** The first rule that said no, as the action's problem. */
export function blockedBy({ trace }: Assessment): Problem {
  const reason = trace.find((outcome) => outcome.verdict === "block");
  return { code: reason?.rule ?? "policy", message: reason?.message ?? "Blocked by policy." };
}
