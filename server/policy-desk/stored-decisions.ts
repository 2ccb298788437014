import { and, desc, eq, gte, sql } from "drizzle-orm";
import { actions, policyDecisions } from "@/drizzle/schema/actions";
import { policyVersions } from "@/drizzle/schema/policy";
import type { Reader } from "@/server/db";
import type { ActionKind } from "@/server/kernel/define-action";
import type { Kernel } from "@/server/kernel/kernel";
import type { StandardFacts } from "@/server/kernel/rule";

const PAGE = 1_000;

export interface StoredDecision {
  id: string;
  actionId: string;
  kindName: string;
  input: unknown;
  facts: unknown;
  verdict: (typeof policyDecisions.$inferSelect)["verdict"];
  risk: (typeof policyDecisions.$inferSelect)["risk"];
  decidedAt: Date;
  /** Under which parameters, and of which rules. */
  versionId: number;
  codeHash: string;
  params: unknown;
}

interface Window {
  /** Null: since ever. */
  since: Date | null;
  phase: "submit" | null;
}

/** The decisions on record, newest first, a page at a time, so that any number of them fits in memory. */
export async function* storedDecisions(reader: Reader, { since, phase }: Window): AsyncGenerator<StoredDecision[]> {
  const { decidedAt, id } = policyDecisions;
  let before: StoredDecision | undefined;
  for (;;) {
    const page = await reader
      .select(COLUMNS)
      .from(policyDecisions)
      .innerJoin(actions, eq(actions.id, policyDecisions.actionId))
      .innerJoin(policyVersions, eq(policyVersions.id, policyDecisions.policyVersion))
      .where(
        and(
          since ? gte(decidedAt, since) : undefined,
          phase ? eq(policyDecisions.phase, phase) : undefined,
          before
            ? sql`(${decidedAt}, ${id}) < (${before.decidedAt.toISOString()}::timestamptz, ${before.id}::uuid)`
            : undefined,
        ),
      )
      .orderBy(desc(decidedAt), desc(id))
      .limit(PAGE);
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    before = page.at(-1);
  }
}

/** Every decision on one action, oldest first. */
export async function decisionsOf(reader: Reader, actionId: string) {
  return reader
    .select({ ...COLUMNS, phase: policyDecisions.phase })
    .from(policyDecisions)
    .innerJoin(actions, eq(actions.id, policyDecisions.actionId))
    .innerJoin(policyVersions, eq(policyVersions.id, policyDecisions.policyVersion))
    .where(eq(policyDecisions.actionId, actionId))
    .orderBy(policyDecisions.decidedAt, policyDecisions.id);
}

const COLUMNS = {
  id: policyDecisions.id,
  actionId: policyDecisions.actionId,
  kindName: actions.kind,
  input: policyDecisions.input,
  facts: policyDecisions.facts,
  verdict: policyDecisions.verdict,
  risk: policyDecisions.risk,
  decidedAt: policyDecisions.decidedAt,
  versionId: policyVersions.id,
  codeHash: policyVersions.codeHash,
  params: policyVersions.params,
};

export interface Replayable {
  kind: ActionKind;
  input: unknown;
  facts: StandardFacts;
}

/** What the rules here need to judge it again; null when other rules made it, or before its input was kept. */
export function replayable(kernel: Kernel, { kindName, input, facts, codeHash }: StoredDecision): Replayable | null {
  const kind = kernel.actions.get(kindName);
  if (!kind || input === null || codeHash !== kernel.policy.codeHash) return null;
  // Safe because submit stores the standard facts with each decision; one that is missing holds or blocks.
  const stored = facts as StandardFacts;
  // Decided by another release than the one that was active.
  return stored.policyIsOurs ? { kind, input, facts: stored } : null;
}
