import { and, asc, desc, eq, isNotNull, isNull, ne, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { actions, approvalRequests, approvalVotes, policyDecisions } from "@/drizzle/schema/actions";
import { agents } from "@/drizzle/schema/agents";
import { effects } from "@/drizzle/schema/effects";
import { policyVersions } from "@/drizzle/schema/policy";
import { staff } from "@/drizzle/schema/staff";
import type { Reader } from "@/server/db";
import { RuleOutcome } from "@/server/kernel/assess";
import { Raised } from "@/server/kernel/bar";
import { KernelError } from "@/server/kernel/errors";
import { Problem } from "@/server/kernel/ports";
import { Quorum } from "@/server/kernel/quorum";
import { PolicyParameters } from "@/server/policies/parameters";
import { readStages } from "./action-stages";
import { readProviderEvents } from "./doubts";
import { toListItem } from "./list-actions";
import { Summary } from "./summary-shape";

const HISTORY = 10;

/** Everything the decision page shows of one action, except its targets, evidence and timeline. */
export async function readActionDetail(reader: Reader, id: string) {
  const [row] = await reader.select().from(actions).where(eq(actions.id, id));
  if (!row) throw new KernelError("not_found", "There is no such action.", { id });
  const [decision, request, votes, ledger, entityHistory, agentHistory, family] = await Promise.all([
    readDecision(reader, row.decisionId),
    readRequest(reader, id, row.generation),
    readVotes(reader, id),
    readLedger(reader, id),
    reader
      .select()
      .from(actions)
      .where(and(eq(actions.entityType, row.entityType), eq(actions.entityId, row.entityId), ne(actions.id, id)))
      .orderBy(desc(actions.id))
      .limit(HISTORY),
    reader
      .select()
      .from(actions)
      .where(and(eq(actions.submitter, row.submitter), eq(actions.kind, row.kind), ne(actions.id, id)))
      .orderBy(desc(actions.submittedAt))
      .limit(HISTORY),
    reader
      .select()
      .from(actions)
      .where(row.parentId ? or(eq(actions.parentId, id), eq(actions.id, row.parentId)) : eq(actions.parentId, id))
      .limit(HISTORY),
  ]);
  return {
    ...toListItem(row),
    entity: { type: row.entityType, id: row.entityId, version: row.entityVersion },
    payload: row.payload,
    summary: Summary.parse(row.summary),
    reasonCode: row.reasonCode,
    note: row.note,
    renderHash: row.renderHash,
    targetDigest: row.targetDigest,
    policyVersion: row.policyVersion,
    notBefore: row.notBefore,
    validUntil: row.validUntil,
    startedAt: row.startedAt,
    attemptsMax: row.attemptsMax,
    fence: row.fence,
    traceparent: row.traceparent,
    result: row.result,
    problem: Problem.nullable().parse(row.problem),
    askedCount: row.askedCount,
    windowTargets: row.windowTargets,
    stage: (await readStages(reader, [row])).get(id) ?? null,
    ...(await readSurroundings(reader, row)),
    stopAskedAt: row.stopAskedAt,
    parentId: row.parentId,
    decision,
    request,
    votes,
    ledger,
    entityHistory: entityHistory.map(toListItem),
    agentHistory: agentHistory.map(toListItem),
    related: family.map(toListItem),
  };
}
export type ActionDetail = Awaited<ReturnType<typeof readActionDetail>>;

async function readDecision(reader: Reader, id: string) {
  const [row] = await reader.select().from(policyDecisions).where(eq(policyDecisions.id, id));
  if (!row) throw new KernelError("not_found", "The decision record is missing.", { id });
  const { verdict, risk, policyVersion, decidedAt, facts } = row;
  return { verdict, risk, policyVersion, decidedAt, facts, trace: z.array(RuleOutcome).parse(row.trace) };
}

async function readRequest(reader: Reader, actionId: string, generation: number) {
  const [row] = await reader
    .select()
    .from(approvalRequests)
    .where(and(eq(approvalRequests.actionId, actionId), eq(approvalRequests.generation, generation)));
  return row ? { ...row, quorum: Quorum.parse(row.quorum), raised: Raised.parse(row.raised) } : null;
}

const principal = alias(staff, "principal");

async function readVotes(reader: Reader, actionId: string) {
  return reader
    .select({
      generation: approvalVotes.generation,
      verdict: approvalVotes.verdict,
      reason: approvalVotes.reason,
      votedAt: approvalVotes.votedAt,
      voidedAt: approvalVotes.voidedAt,
      breakGlass: approvalVotes.breakGlass,
      onBehalfOf: principal.name,
      approver: { id: staff.id, name: staff.name, role: approvalVotes.role },
    })
    .from(approvalVotes)
    .innerJoin(staff, eq(staff.id, approvalVotes.approverId))
    .leftJoin(principal, eq(principal.id, approvalVotes.onBehalfOf))
    .where(eq(approvalVotes.actionId, actionId))
    .orderBy(asc(approvalVotes.votedAt));
}

/** The seconds in which an approval of it could be taken back, and whether its agent is paused: neither is pinned. */
async function readSurroundings(reader: Reader, row: typeof actions.$inferSelect) {
  const live = and(isNotNull(policyVersions.activatedAt), isNull(policyVersions.retiredAt));
  const [[policy], [agent]] = await Promise.all([
    reader.select({ params: policyVersions.params }).from(policyVersions).where(live),
    reader.select({ pausedAt: agents.pausedAt }).from(agents).where(eq(agents.name, row.submitter)),
  ]);
  const { undoWindowSeconds } = PolicyParameters.parse(policy?.params ?? {});
  return {
    undoSeconds: undoWindowSeconds,
    agentPausedAt: row.submitterKind === "agent" ? (agent?.pausedAt ?? null) : null,
  };
}

const LEDGER_MAX = 50;

async function readLedger(reader: Reader, actionId: string) {
  const rows = await reader
    .select({
      effectKey: effects.effectKey,
      targetN: effects.targetN,
      port: effects.port,
      tries: effects.tries,
      outcome: effects.outcome,
      intentAt: effects.intentAt,
      doneAt: effects.doneAt,
      providerId: effects.providerId,
    })
    .from(effects)
    .where(eq(effects.actionId, actionId))
    .orderBy(asc(effects.targetN))
    .limit(LEDGER_MAX);
  const told = await readProviderEvents(
    reader,
    rows.map(({ effectKey }) => effectKey),
  );
  return rows.map((row) => ({ ...row, lastEvent: told.get(row.effectKey)?.at(-1)?.type ?? null }));
}
