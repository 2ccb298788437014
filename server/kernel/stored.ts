import { and, asc, inArray, or, eq } from "drizzle-orm";
import { z } from "zod";
import { actionTargets, evidence, policyDecisions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import { RuleOutcome } from "./assess";
import type { EvidenceItem } from "./evidence";
import type { ActionRow } from "./load";
import { Problem } from "./ports";

const Attributes = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export type TargetRow = Omit<typeof actionTargets.$inferSelect, "attributes" | "problem"> & {
  attributes: z.infer<typeof Attributes>;
  problem: Problem | null;
};

type Present = Pick<ActionRow, "id" | "generation">;

/** The targets of each action's present generation, in pinned order, by action id. */
export async function loadTargets(tx: Tx, rows: readonly Present[]): Promise<Map<string, TargetRow[]>> {
  if (rows.length === 0) return new Map();
  const present = rows.map((row) =>
    and(eq(actionTargets.actionId, row.id), eq(actionTargets.generation, row.generation)),
  );
  const targets = await tx
    .select()
    .from(actionTargets)
    .where(or(...present))
    .orderBy(asc(actionTargets.actionId), asc(actionTargets.n));
  const parsed = targets.map((target) => ({
    ...target,
    attributes: Attributes.parse(target.attributes),
    problem: Problem.nullable().parse(target.problem),
  }));
  return Map.groupBy(parsed, (target) => target.actionId);
}

/** The evidence of each action's present generation, in pinned order, by action id. */
export async function loadEvidence(tx: Tx, rows: readonly Present[]): Promise<Map<string, EvidenceItem[]>> {
  if (rows.length === 0) return new Map();
  const generations = new Map(rows.map((row) => [row.id, row.generation]));
  const items = await tx
    .select()
    .from(evidence)
    .where(inArray(evidence.actionId, [...generations.keys()]))
    .orderBy(asc(evidence.actionId), asc(evidence.n));
  const present = items.filter((item) => item.generation === generations.get(item.actionId));
  const grouped = Map.groupBy(present, (item) => item.actionId);
  return new Map([...grouped].map(([id, list]) => [id, list.map(toItem)]));
}

function toItem({ kind, title, origin, capturedAt, contentType, sha256, warnings }: typeof evidence.$inferSelect) {
  return { kind, title, origin, capturedAt, contentType, sha256, warnings: z.array(z.string()).parse(warnings) };
}

/** What every rule said when each action was last decided on by policy, by action id. */
export async function loadTraces(
  tx: Tx,
  rows: readonly Pick<ActionRow, "id" | "decisionId">[],
): Promise<Map<string, RuleOutcome[]>> {
  if (rows.length === 0) return new Map();
  const ids = rows.map(({ decisionId }) => decisionId);
  const decisions = await tx
    .select({ actionId: policyDecisions.actionId, trace: policyDecisions.trace })
    .from(policyDecisions)
    .where(inArray(policyDecisions.id, ids));
  return new Map(decisions.map(({ actionId, trace }) => [actionId, z.array(RuleOutcome).parse(trace)]));
}
