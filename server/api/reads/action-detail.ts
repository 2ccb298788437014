import { and, asc, desc, eq, ne, or } from "drizzle-orm";
import { z } from "zod";
import { actions, approvalRequests, approvalVotes, policyDecisions } from "@/drizzle/schema/actions";
import { effects } from "@/drizzle/schema/effects";
import { staff } from "@/drizzle/schema/staff";
import type { Reader } from "@/server/db";
import { RuleOutcome } from "@/server/kernel/assess";
import { KernelError } from "@/server/kernel/errors";
import { toListItem } from "./list-actions";

const SummaryShape = z.object({
  title: z.string(),
  lines: z.array(z.object({ label: z.string(), value: z.string() })),
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});
const QuorumShape = z.array(z.object({ role: z.string(), count: z.number() }));
const ProblemShape = z.object({ code: z.string(), message: z.string() }).nullable();

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
    summary: SummaryShape.parse(row.summary),
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
    result: row.result,
    problem: ProblemShape.parse(row.problem),
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
  return row ? { ...row, quorum: QuorumShape.parse(row.quorum) } : null;
}

async function readVotes(reader: Reader, actionId: string) {
  return reader
    .select({
      generation: approvalVotes.generation,
      verdict: approvalVotes.verdict,
      reason: approvalVotes.reason,
      votedAt: approvalVotes.votedAt,
      voidedAt: approvalVotes.voidedAt,
      approver: { id: staff.id, name: staff.name, role: approvalVotes.role },
    })
    .from(approvalVotes)
    .innerJoin(staff, eq(staff.id, approvalVotes.approverId))
    .where(eq(approvalVotes.actionId, actionId))
    .orderBy(asc(approvalVotes.votedAt));
}

const LEDGER_MAX = 50;

async function readLedger(reader: Reader, actionId: string) {
  return reader
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
}
