import { eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { actions, policyDecisions } from "@/drizzle/schema/actions";
import { ACTION_STATUSES, RISK_LEVELS, VERDICTS } from "@/drizzle/schema/actions";
import type { Reader } from "@/server/db";
import { RuleOutcome, reasonsOf } from "./assess";
import type { Assessment } from "./assess";

/** Names what was found and never shows it. */
const EvidenceWarning = z.object({ evidence: z.number().int(), found: z.array(z.string()) });
type EvidenceWarning = z.infer<typeof EvidenceWarning>;

/** What a submitter gets back, at once and whenever it asks again. */
export const ActionAnswer = z
  .object({
    id: z.uuid(),
    jobId: z.string(),
    action: z.string(),
    status: z.enum(ACTION_STATUSES),
    riskLevel: z.enum(RISK_LEVELS),
    requiresHuman: z.boolean(),
    decision: z.object({
      verdict: z.enum(VERDICTS),
      policyVersion: z.number().int(),
      reasons: z.array(z.object({ rule: z.string(), verdict: z.enum(VERDICTS), message: z.string() })),
    }),
    generation: z.number().int().describe("Grows whenever what is asked for changes; approvals belong to one."),
    pinnedDigest: z.string().describe("SHA-256 over everything that the approver sees."),
    targetCount: z.number().int(),
    expiresAt: z.date().nullable().describe("Nobody can approve it after that."),
    warnings: z.array(EvidenceWarning).optional().describe("Evidence that seems to hold secrets, by its place."),
  })
  .meta({ id: "ActionAnswer" });
export type ActionAnswer = z.infer<typeof ActionAnswer>;

/** The answer to a dry run: nothing is stored, so there is nothing to name. */
export const ActionPreview = ActionAnswer.omit({ id: true, jobId: true })
  .extend({ dryRun: z.literal(true) })
  .meta({ id: "ActionPreview" });
export type ActionPreview = z.infer<typeof ActionPreview>;

export function previewOf({ id: _, jobId: __, ...answer }: ActionAnswer): ActionPreview {
  return { dryRun: true, ...answer };
}

type Row = Pick<
  typeof actions.$inferSelect,
  | "id"
  | "jobId"
  | "kind"
  | "status"
  | "risk"
  | "requiresHuman"
  | "policyVersion"
  | "pinnedDigest"
  | "targetCount"
  | "expiresAt"
> & { generation?: number };

export function answerOf(row: Row, assessment: Assessment, warnings: readonly EvidenceWarning[] = []): ActionAnswer {
  return {
    id: row.id,
    jobId: row.jobId,
    action: row.kind,
    status: row.status,
    riskLevel: row.risk,
    requiresHuman: row.requiresHuman,
    decision: { verdict: assessment.verdict, policyVersion: row.policyVersion, reasons: reasonsOf(assessment) },
    generation: row.generation ?? 1,
    pinnedDigest: row.pinnedDigest,
    targetCount: row.targetCount,
    expiresAt: row.expiresAt,
    ...(warnings.length > 0 && { warnings: [...warnings] }),
  };
}

/** Of evidence in pinned order. */
export const warningsIn = (evidence: readonly { warnings: readonly string[] }[]): EvidenceWarning[] =>
  evidence.flatMap(({ warnings }, n) => (warnings.length > 0 ? [{ evidence: n, found: [...warnings] }] : []));

/** The present answers of stored actions, by id. */
export async function findAnswers(reader: Reader, ids: readonly string[]): Promise<Map<string, ActionAnswer>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .select({ action: actions, verdict: policyDecisions.verdict, trace: policyDecisions.trace, warnings: WARNINGS })
    .from(actions)
    .innerJoin(policyDecisions, eq(policyDecisions.id, actions.decisionId))
    .where(inArray(actions.id, [...new Set(ids)]));
  return new Map(
    rows.map(({ action, verdict, trace, warnings }) => {
      const outcomes = z.array(RuleOutcome).parse(trace);
      const found = z.array(EvidenceWarning).parse(warnings ?? []);
      return [action.id, answerOf(action, { verdict, trace: outcomes }, found)];
    }),
  );
}

const WARNINGS = sql<unknown>`(
  select jsonb_agg(jsonb_build_object('evidence', e.n, 'found', e.warnings) order by e.n) from evidence e
  where e.action_id = ${actions.id} and e.generation = ${actions.generation} and e.warnings <> '[]')`;
