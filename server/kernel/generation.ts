import { sql } from "drizzle-orm";
import { actionTargets, approvalRequests, blobs, evidence, policyDecisions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import { canonicalJson } from "./canonical";
import type { PreparedAction, Standing, Summary } from "./define-action";
import { evidenceDigest, textBlob } from "./evidence";
import type { Blob, Content, EvidenceItem } from "./evidence";
import { chooseCanary } from "./canary";
import type { Ground } from "./ground";
import { insertRows } from "./insert-rows";
import { digestOf, pinnedDigestOf, targetDigestOf } from "./key";
import type { StandardFacts } from "./rule";
import { standingOf } from "./standing";
import type { StandingRequest } from "./standing";
import { termsFor } from "./terms";
import type { Terms } from "./terms";
import { keepUploads } from "./uploads";

export const COPY_CONTENT_TYPE = "application/vnd.ops.mail+json";

/** What one generation pins, decides and shows. */
export interface Generation extends Standing {
  prepared: PreparedAction;
  evidence: readonly EvidenceItem[];
  standard: StandardFacts;
  summary: Summary;
  copy: Blob | null;
  targetDigest: string;
  pinnedDigest: string;
  terms: Terms;
}

export async function draftGeneration(
  ground: Ground,
  request: Omit<StandingRequest, "targetCount">,
): Promise<Generation> {
  const { kind, prepared, windowTargets } = request;
  const targetCount = prepared.targets.length;
  const standing = standingOf(ground, { ...request, targetCount });
  const message = await prepared.copy(standing.standard);
  const copy = message ? textBlob(canonicalJson(message), COPY_CONTENT_TYPE) : null;
  const targetDigest = targetDigestOf(prepared.targets);
  return {
    ...standing,
    prepared,
    evidence: request.evidence,
    summary: prepared.summary(standing.standard),
    copy,
    targetDigest,
    pinnedDigest: pinnedDigestOf({
      kind: kind.name,
      schemaVersion: kind.schemaVersion,
      payload: prepared.payload,
      targetDigest,
      targetCount,
      renderHash: copy?.sha256 ?? null,
      evidence: request.evidence.map(evidenceDigest),
      policyVersion: ground.policyVersion,
    }),
    terms: termsFor({ kind: kind.name, risk: standing.risk, targetCount, windowTargets }, ground.params, ground.now),
  };
}

export interface GenerationRow {
  actionId: string;
  generation: number;
  decisionId: string;
  phase: "submit" | "dispatch" | "claim" | "revise";
  draft: Generation;
  /** Content that may not be stored yet. */
  contents: readonly Content[];
  /** Held: a person must decide on it, which opens the approval request. Blocked: its targets have no end to come. */
  status: "held" | "queued" | "blocked";
}

/** Writes what hangs on the action row: blobs, evidence, targets, the decision record, the approval request. */
export async function writeGenerations(tx: Tx, ground: Ground, rows: readonly GenerationRow[]): Promise<void> {
  const contents = rows.flatMap((row) => (row.draft.copy ? [...row.contents, row.draft.copy] : row.contents));
  await writeContents(tx, ground.now, contents);
  const held = rows.filter((row) => row.status === "held");
  const targets = rows.flatMap((row) => targetRows(row, ground));
  // Issued together, so that they travel in one round trip.
  await Promise.all([
    insertRows(tx, evidence, rows.flatMap(evidenceRows)),
    insertRows(tx, actionTargets, targets),
    writeDecisions(tx, ground, rows),
    insertRows(
      tx,
      approvalRequests,
      held.map((row) => requestRow(row, ground)),
    ),
  ]);
}

export async function writeDecisions(
  tx: Tx,
  ground: Ground,
  rows: readonly Pick<GenerationRow, "actionId" | "generation" | "decisionId" | "phase" | "draft">[],
): Promise<void> {
  const records = rows.map(({ draft, actionId, generation, phase, decisionId }) => ({
    id: decisionId,
    actionId,
    generation,
    phase,
    policyVersion: ground.policyVersion,
    input: draft.prepared.payload,
    facts: { ...draft.prepared.facts, ...draft.standard },
    trace: draft.assessment.trace,
    verdict: draft.assessment.verdict,
    risk: draft.risk,
    decidedAt: ground.now,
  }));
  await insertRows(tx, policyDecisions, records);
}

async function writeContents(tx: Tx, createdAt: Date, all: readonly Content[]): Promise<void> {
  const brought = all.flatMap((content) => ("uploaded" in content ? [] : [content]));
  const distinct = new Map(brought.map((blob) => [blob.sha256, { ...blob, createdAt }]));
  await insertRows(tx, blobs, [...distinct.values()], sql`on conflict do nothing`);
  const uploads = all.flatMap((content) => ("uploaded" in content ? [content.uploaded] : []));
  await keepUploads(tx, createdAt, uploads);
}

function evidenceRows({ actionId, generation, draft }: GenerationRow) {
  return draft.evidence.map((item, n) => ({ actionId, generation, n, ...item }));
}

function targetRows({ actionId, generation, decisionId, draft, status: of }: GenerationRow, { params, now }: Ground) {
  const { targets } = draft.prepared;
  const canary = chooseCanary(decisionId, targets.length, params);
  const end = of === "blocked" ? { status: "cancelled" as const, settledAt: now } : {};
  return targets.map((target, n) => ({
    ...{ actionId, generation, n, ...target, ...end },
    stage: canary === null || canary.has(n) ? 0 : 1,
  }));
}

function requestRow({ actionId, generation, draft }: GenerationRow, ground: Ground) {
  return { actionId, generation, digest: draft.pinnedDigest, openedAt: ground.now, ...draft.terms };
}

/** Tells the same request from another one under the same key: what was asked, not when. */
export function requestHashOf(request: {
  kind: string;
  payload: unknown;
  evidence: readonly Pick<EvidenceItem, "kind" | "title" | "sha256">[];
  parentId: string | null;
}): string {
  const shown = request.evidence.map((item) => [item.kind, item.title, item.sha256]);
  return digestOf({ ...request, evidence: shown });
}
