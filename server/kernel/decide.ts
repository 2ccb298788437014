import { and, eq } from "drizzle-orm";
import { approvalRequests, approvalVotes } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import type { Actor } from "./actor";
import { appendAudit } from "./audit";
import type { AuditEntry } from "./audit";
import { readNow } from "./database-now";
import { isTooLate, openCase } from "./decision-case";
import type { Decision } from "./decision-case";
import { openDocket } from "./docket";
import type { ActionFile, Docket } from "./docket";
import { KernelError } from "./errors";
import { expireLocked } from "./expire";
import { readGround } from "./ground";
import { insertRows } from "./insert-rows";
import type { Kernel } from "./kernel";
import { conflict } from "./load";
import { moveActions } from "./move";
import { markRecorded } from "./on-record";
import { addToOutbox } from "./outbox";
import { takeDecision } from "./take-decision";
import type { Decided, Move, Taken } from "./take-decision";
import { transact } from "./transact";

export interface DecisionEntry {
  actor: Actor;
  id: string;
  decision: Decision;
}

export type DecisionResult = { ok: true; decided: Decided } | { ok: false; error: KernelError };

/** One human's decision on the generation they saw. Agents are refused before anything is read. */
export async function decideAction(kernel: Kernel, actor: Actor, id: string, decision: Decision): Promise<Decided> {
  const [result] = await decideActions(kernel, [{ actor, id, decision }]);
  return decidedOr(result);
}

/** For who asked for one decision, whichever way it was taken. */
export function decidedOr(result: DecisionResult | undefined): Decided {
  if (!result) throw new KernelError("unavailable", "The decision got no answer.");
  if (!result.ok) throw result.error;
  return result.decided;
}

/**
 * Takes one or many decisions, each on its own and in order: a refused one is on record, and the others stand. Two on
 * the same action are judged one after the other, so the second hears who was first.
 */
export async function decideActions(kernel: Kernel, entries: readonly DecisionEntry[]): Promise<DecisionResult[]> {
  const results = await transact(kernel.db, async (tx) => {
    const ground = await readGround(tx, kernel);
    const docket = await openDocket(tx, ground, entries.flatMap(byHuman));
    const expired = await expireLate(tx, docket);
    const outcomes = entries.map((entry) => decideOne(docket, expired, entry));
    await recordRefusals(tx, ground.now, entries, outcomes);
    await record(
      tx,
      ground.now,
      outcomes.flatMap((outcome) => (outcome instanceof KernelError ? [] : [outcome])),
    );
    return outcomes.map((outcome): DecisionResult => {
      return outcome instanceof KernelError ? { ok: false, error: outcome } : { ok: true, decided: outcome.decided };
    });
  });
  for (const hint of ["audit", "outbox", "dispatch"] as const) kernel.hint(hint);
  return results;
}

/** For the door: an agent hears that it cannot decide, whatever else is wrong with its request. */
export async function refuseAgentDecision(kernel: Kernel, actor: Actor, id: string | null): Promise<void> {
  if (actor.kind !== "agent") return;
  const error = notHuman(actor);
  await kernel.db.transaction(async (tx) => {
    const at = await readNow(tx, kernel);
    await appendAudit(tx, [refusal(at, actor, id, error)]);
  });
  markRecorded(error);
  kernel.hint("audit");
  throw error;
}

const byHuman = ({ actor, id, decision }: DecisionEntry) =>
  actor.kind === "staff" ? [{ human: actor, id, decision }] : [];

function notHuman(actor: Actor): KernelError {
  return actor.kind === "agent"
    ? new KernelError("agents_cannot_decide", "Agents submit; only people decide. Wait for the outcome instead.")
    : new KernelError("unauthenticated", "Sign in to decide.");
}

/** Whose time is over ends here instead of being decided. */
async function expireLate(tx: Tx, { ground, files }: Docket): Promise<Set<string>> {
  const late = [...files.values()].filter(({ row }) => isTooLate(row, ground.now));
  if (late.length === 0) return new Set();
  await expireLocked(
    tx,
    ground.now,
    { kind: "system", id: "decide" },
    late.map(({ row }) => row),
  );
  return new Set(late.map(({ row }) => row.id));
}

function decideOne(docket: Docket, expired: ReadonlySet<string>, entry: DecisionEntry): Taken | KernelError {
  const { actor, id, decision } = entry;
  if (actor.kind !== "staff") return notHuman(actor);
  const file = docket.files.get(id);
  if (!file) return new KernelError("not_found", "There is no such action.", { id });
  if (expired.has(id)) return tooLate(file);
  const one = openCase(docket, { file, human: actor, decision });
  return one instanceof KernelError ? one : takeDecision(one);
}

const tooLate = ({ row }: ActionFile) =>
  new KernelError("expired", "The time to decide is over; expiry never approves.", { expiredAt: row.expiresAt });

/** Of an action that does not exist there is nothing to record. */
async function recordRefusals(
  tx: Tx,
  at: Date,
  entries: readonly DecisionEntry[],
  outcomes: readonly (Taken | KernelError)[],
): Promise<void> {
  const refused = outcomes.flatMap((error, i) => {
    const entry = entries[i];
    return entry && error instanceof KernelError && error.code !== "not_found" ? [{ ...entry, error }] : [];
  });
  await appendAudit(
    tx,
    refused.map(({ actor, id, error }) => refusal(at, actor, id, error)),
  );
  for (const { error } of refused) markRecorded(error);
}

const refusal = (at: Date, actor: Actor, actionId: string | null, { code }: KernelError): AuditEntry => ({
  ...{ type: "decision.refused", at, actor, actionId },
  body: { code },
});

async function record(tx: Tx, at: Date, taken: readonly Taken[]): Promise<void> {
  if (taken.length === 0) return;
  const votes = taken.map(({ vote }) => vote);
  const raised = taken.flatMap((one) => (one.raised ? [one.raised] : []));
  const events = taken.flatMap((one) => one.events);
  const messages = taken.flatMap((one) => one.messages);
  await Promise.all([
    insertRows(tx, approvalVotes, votes),
    ...raised.map((one) => raiseBar(tx, one)),
    appendAudit(tx, events),
    addToOutbox(tx, at, messages),
  ]);
  const moves = taken.flatMap(({ move }) => (move ? [move] : []));
  await moveTogether(tx, at, moves);
}

async function raiseBar(tx: Tx, { row, quorum, raised }: NonNullable<Taken["raised"]>): Promise<void> {
  await tx
    .update(approvalRequests)
    .set({ quorum, raised })
    .where(and(eq(approvalRequests.actionId, row.id), eq(approvalRequests.generation, row.generation)));
}

/** Those that move in the same way move by the same statements. */
async function moveTogether(tx: Tx, at: Date, moves: readonly Move[]): Promise<void> {
  const groups = Map.groupBy(moves, ({ arrow: { event, actor, set, detail, private: secret } }) =>
    JSON.stringify([event, actor, set, detail, secret]),
  );
  for (const group of groups.values()) {
    const rows = group.map(({ row }) => row);
    const [first] = group;
    if (!first) continue;
    const detailOf = ({ pinnedDigest: digest }: Move["row"]) => ({ digest });
    const moved = await moveActions(tx, at, rows, { ...first.arrow, detailOf });
    if (moved.length < rows.length) throw conflict(first.row, first.arrow.to);
  }
}
