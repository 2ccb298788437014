import { actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import { actionEvent } from "./action-event";
import type { Actor } from "./actor";
import { admit } from "./admit";
import type { Admitted, Submission } from "./admit";
import { answerOf, findAnswers, warningsIn } from "./answer";
import type { ActionAnswer } from "./answer";
import { appendAudit } from "./audit";
import { conflictWith } from "./conflict-with";
import { STATUS_AFTER, draftSubmissions } from "./draft-submission";
import type { Draft } from "./draft-submission";
import { KernelError } from "./errors";
import { writeGenerations } from "./generation";
import { readGround } from "./ground";
import type { Ground } from "./ground";
import { insertNewRows } from "./insert-rows";
import type { Kernel } from "./kernel";
import { findKeyedRepeats } from "./keyed-repeats";
import { heldNotice, settledNotice } from "./notices";
import { addToOutbox } from "./outbox";
import { recordUnstored } from "./record-unstored";
import { recordShadow } from "./shadow";
import { findRepeats, matchRepeat } from "./repeats";
import type { Repeat } from "./repeats";
import { transact } from "./transact";

export interface SubmitEntry {
  actor: Actor;
  submission: Submission;
  /** Of the request that brings it. */
  traceparent?: string | null;
}

export type SubmitResult = { ok: true; created: boolean; answer: ActionAnswer } | { ok: false; error: KernelError };

/**
 * Takes one or many submissions, of one or many submitters, and answers each in order. One transaction holds
 * every accepted action with its targets, decision record, audit events and messages; a refusal is on record too.
 */
export async function submitActions(kernel: Kernel, entries: readonly SubmitEntry[]): Promise<SubmitResult[]> {
  const results = await transact(kernel.db, async (tx) => {
    const ground = await readGround(tx, kernel);
    const asked = entries.map((entry) => admit(kernel, ground, entry));
    const admitted = asked.filter(isAdmitted);
    const keyed = await findKeyedRepeats(tx, admitted);
    const drafts = await draftSubmissions(
      tx,
      kernel,
      ground,
      admitted.filter((one) => !keyed.has(one)),
    );
    const known = await findRepeats(tx, rowsOf(drafts.values()));
    const fresh = [...drafts.values()].filter(isDraft).filter((draft) => isNew(draft, known));
    const inserted = await insertActions(tx, kernel, ground, fresh);
    const raced = await findRepeats(tx, rowsOf(fresh.filter((draft) => !inserted.has(draft.row.id))));
    const repeats = [...known, ...raced];
    const earlier = [...repeats, ...[...keyed.values()].map(({ repeat }) => repeat)];
    const answers = await findAnswers(
      tx,
      earlier.map((repeat) => repeat.id),
    );
    const settled = asked.map((one): SubmitResult => {
      if (!isAdmitted(one)) return { ok: false, error: one };
      const again = keyed.get(one);
      if (again) return repeatResult({ ...one, ...again }, answers);
      return resultOf(drafts.get(one) ?? NO_DRAFT, { inserted, repeats, answers });
    });
    await recordUnstored(tx, ground, { entries, results: settled, earlier });
    return settled;
  });
  kernel.hint("dispatch");
  kernel.hint("outbox");
  kernel.hint("audit");
  return results;
}

const isAdmitted = (one: Admitted | KernelError): one is Admitted => !(one instanceof KernelError);

const isDraft = (draft: Draft | KernelError): draft is Draft => !(draft instanceof KernelError);

const NO_DRAFT = new KernelError("unavailable", "This submission got no answer; send it again.");

const rowsOf = (drafts: Iterable<Draft | KernelError>) => [...drafts].filter(isDraft).map((draft) => draft.row);

function isNew(draft: Draft, known: readonly Repeat[]): boolean {
  return !draft.submission.dryRun && !draft.refusal && !matchRepeat(known, draft.row);
}

/** Callers that share keys send them with every try; only without them the subject is what two batches share. */
const orderOf = ({ idempotencyKey, jobId }: Draft["row"]): string => `${idempotencyKey ?? ""}:${jobId}`;

/** Inserts what nobody has submitted yet; who lost a race is not in the answer. */
async function insertActions(tx: Tx, kernel: Kernel, ground: Ground, fresh: readonly Draft[]): Promise<Set<string>> {
  if (fresh.length === 0) return new Set();
  // In one order everywhere, so that two batches with the same keys wait for one another and do not deadlock.
  const rows = fresh.map((draft) => draft.row).toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const inserted = await insertNewRows(tx, actions, rows);
  const mine = fresh.filter((draft) => inserted.has(draft.row.id));
  await Promise.all([
    writeGenerations(tx, ground, mine.map(firstGeneration)),
    appendAudit(
      tx,
      mine.map((draft) => submittedEvent(draft, ground)),
    ),
    addToOutbox(
      tx,
      ground.now,
      mine.flatMap(({ row }) => [...heldNotice(row), ...settledNotice(row)]),
    ),
  ]);
  await recordShadow(tx, kernel, ground, mine);
  return inserted;
}

function firstGeneration({ row, generation, contents }: Draft) {
  const phase = "submit" as const;
  return {
    actionId: row.id,
    generation: 1,
    decisionId: row.decisionId,
    phase,
    draft: generation,
    contents,
    status: STATUS_AFTER[row.verdict],
  };
}

const EVENT_AFTER = {
  run: "action.queued_at_submit",
  hold: "action.held",
  block: "action.blocked_at_submit",
} as const;

function submittedEvent({ row, actor, generation }: Draft, ground: Ground) {
  const { pinnedDigest, targetCount, risk, verdict, policyVersion, kind, jobId, parentId, decisionId } = row;
  const rules = generation.assessment.trace.flatMap((o) => (o.verdict ? [{ rule: o.rule, verdict: o.verdict }] : []));
  return actionEvent({
    event: EVENT_AFTER[verdict],
    actionId: row.id,
    generation: 1,
    from: "new",
    to: row.status,
    actor,
    at: ground.now,
    changes: { pinnedDigest, targetCount, risk, verdict, policyVersion, fence: 0, attempt: 0 },
    detail: { kind, jobId, parentId, decisionId, rules, submitter: { kind: row.submitterKind, id: row.submitter } },
    private: { title: row.title, note: row.note },
  });
}

interface Outcome {
  inserted: ReadonlySet<string>;
  repeats: readonly Repeat[];
  answers: ReadonlyMap<string, ActionAnswer>;
}

function resultOf(draft: Draft | KernelError, { inserted, repeats, answers }: Outcome): SubmitResult {
  if (draft instanceof KernelError) return { ok: false, error: draft };
  const { row, generation, refusal, submission } = draft;
  const fresh = () =>
    answerOf({ ...row, expiresAt: row.expiresAt ?? null }, generation.assessment, warningsIn(generation.evidence));
  if (inserted.has(row.id)) return { ok: true, created: true, answer: fresh() };
  const repeat = submission.dryRun ? undefined : matchRepeat(repeats, row);
  if (repeat) return repeatResult({ ...draft, repeat, requestHash: row.requestHash }, answers);
  return refusal ? { ok: false, error: refusal } : { ok: true, created: false, answer: fresh() };
}

interface Repeated {
  actor: Actor;
  repeat: Repeat;
  requestHash: string;
}

function repeatResult({ actor, repeat, requestHash }: Repeated, answers: Outcome["answers"]): SubmitResult {
  const answer = answers.get(repeat.id);
  if (repeat.requestHash === requestHash && answer) return { ok: true, created: false, answer };
  return { ok: false, error: conflictWith(repeat, actor) };
}
