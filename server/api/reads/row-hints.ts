import { and, count, desc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { z } from "zod";
import {
  actionTargets,
  actions,
  blobs,
  evidence,
  policyDecisions,
  supersededGenerations,
} from "@/drizzle/schema/actions";
import { agents } from "@/drizzle/schema/agents";
import type { Reader } from "@/server/db";
import { withPlaceholders } from "@/server/email/campaigns/skeleton";
import { RuleOutcome } from "@/server/kernel/assess";
import { readStages } from "./action-stages";
import type { RowsInput } from "./list-actions";

/** What one decides by, for rows of a list; read beside the list, because most lists do without. */
export async function readRowHints(reader: Reader, { ids }: z.infer<typeof RowsInput>) {
  if (ids.length === 0) return [];
  const rows = await readRows(reader, ids);
  const staged = rows.filter((row) => row.stageHoldAt !== null);
  const [evidenceCounts, causes, stages] = await Promise.all([
    countEvidence(reader, ids),
    readCauses(reader, ids),
    readStages(reader, staged),
  ]);
  return rows.map(({ id, generation, verdict, trace, attributes, facts, subject, pausedAt }) => ({
    id,
    generation,
    because: z
      .array(RuleOutcome)
      .parse(trace)
      .filter((rule) => rule.verdict === verdict)
      .map((rule) => rule.message),
    evidenceCount: evidenceCounts.get(id) ?? 0,
    /** Members among its targets whose identity nobody has verified. */
    unverified: unverifiedIn(facts, attributes),
    /** Of the mail it would send. */
    subject: subject && withPlaceholders(subject),
    agentPaused: pausedAt !== null,
    /** Why this generation replaced the one before, and who or what did that. */
    replaced: causes.get(id) ?? null,
    stage: stages.get(id) ?? null,
  }));
}
export type RowHint = Awaited<ReturnType<typeof readRowHints>>[number];

function readRows(reader: Reader, ids: readonly string[]) {
  return reader
    .select({
      id: actions.id,
      generation: actions.generation,
      stage: actions.stage,
      stageHoldAt: actions.stageHoldAt,
      stageProblem: actions.stageProblem,
      verdict: policyDecisions.verdict,
      trace: policyDecisions.trace,
      facts: sql<unknown>`jsonb_build_object('unverified', ${policyDecisions.facts} -> 'unverified')`,
      attributes: sql<unknown>`case when ${actions.targetCount} = 1 then ${actionTargets.attributes} end`,
      subject: sql<string | null>`(${blobs.text}::jsonb) ->> 'subject'`,
      pausedAt: agents.pausedAt,
    })
    .from(actions)
    .innerJoin(policyDecisions, eq(policyDecisions.id, actions.decisionId))
    .leftJoin(
      actionTargets,
      and(
        eq(actionTargets.actionId, actions.id),
        eq(actionTargets.generation, actions.generation),
        eq(actionTargets.n, 0),
      ),
    )
    .leftJoin(blobs, and(eq(blobs.sha256, actions.renderHash), isNotNull(actions.renderHash)))
    .leftJoin(agents, and(eq(agents.name, actions.submitter), eq(actions.submitterKind, "agent")))
    .where(inArray(actions.id, [...ids]));
}

const Counted = z.object({ unverified: z.number().nullable() });
const Described = z.object({ identityVerified: z.boolean() });

function unverifiedIn(facts: unknown, attributes: unknown): number {
  const many = Counted.safeParse(facts);
  if (many.success && many.data.unverified !== null) return many.data.unverified;
  const one = Described.safeParse(attributes);
  return one.success && !one.data.identityVerified ? 1 : 0;
}

async function countEvidence(reader: Reader, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await reader
    .select({ id: evidence.actionId, count: count() })
    .from(evidence)
    .innerJoin(actions, and(eq(actions.id, evidence.actionId), eq(actions.generation, evidence.generation)))
    .where(inArray(evidence.actionId, [...ids]))
    .groupBy(evidence.actionId);
  return new Map(rows.map((row) => [row.id, row.count]));
}

async function readCauses(reader: Reader, ids: readonly string[]) {
  const rows = await reader
    .selectDistinctOn([supersededGenerations.actionId], {
      id: supersededGenerations.actionId,
      cause: supersededGenerations.cause,
      by: supersededGenerations.replacedByKind,
      at: supersededGenerations.replacedAt,
    })
    .from(supersededGenerations)
    .where(inArray(supersededGenerations.actionId, [...ids]))
    .orderBy(supersededGenerations.actionId, desc(supersededGenerations.generation));
  return new Map(rows.map(({ id, ...cause }) => [id, cause]));
}
