import type { RuleOutcome } from "./assess";
import type { ActionKind, PreparedAction } from "./define-action";
import { KernelError } from "./errors";
import { evidenceDigest } from "./evidence";
import type { EvidenceItem } from "./evidence";
import type { Ground } from "./ground";
import { pinnedDigestOf, targetDigestOf } from "./key";
import type { Kernel } from "./kernel";
import { POLICY_CODE } from "./kernel-rules";
import type { Tx } from "@/server/db";
import type { ActionRow } from "./load";
import { standingOf } from "./standing";
import { loadEvidence, loadTargets, loadTraces } from "./stored";
import type { TargetRow } from "./stored";

/** `returned`: what was decided no longer holds; a person must look again, or policy forbids it now. */
export type Check =
  | { result: "valid"; prepared: PreparedAction; evidence: EvidenceItem[] }
  | { result: "returned"; cause: string; prepared: PreparedAction | null; evidence: EvidenceItem[] };

/**
 * Whether what was pinned still holds, at this moment and in this transaction: the stored rows hash to the
 * pinned digest, the targets still to do are as they were, and no rule is stricter than it was.
 */
export async function revalidate(
  tx: Tx,
  kernel: Kernel,
  ground: Ground,
  rows: readonly ActionRow[],
): Promise<Map<string, Check>> {
  const asked = rows.filter((row) => row.requiresHuman);
  const [targets, items, traces] = await Promise.all([
    loadTargets(tx, rows),
    loadEvidence(tx, rows),
    loadTraces(tx, asked),
  ]);
  const checks = new Map<string, Check>();
  for (const [name, group] of Map.groupBy(rows, (row) => row.kind)) {
    const kind = kernel.actions.get(name);
    if (!kind) {
      const cause = `This release knows no action called ${name}.`;
      for (const row of group) checks.set(row.id, { result: "returned", cause, prepared: null, evidence: [] });
      continue;
    }
    const todo = group.map((row) => (targets.get(row.id) ?? []).filter((target) => target.status === "pending"));
    const prepared = await kind.prepare(
      tx,
      group.map((row, i) => ({
        input: row.payload,
        submitterKind: row.submitterKind,
        submitter: row.submitter,
        now: ground.now,
        pinned: todo[i] ?? [],
        self: row.id,
      })),
    );
    group.forEach((row, i) => {
      const evidence = items.get(row.id) ?? [];
      const pinned = targets.get(row.id) ?? [];
      const stored = { kind, ground, row, pinned, todo: todo[i] ?? [], evidence, trace: traces.get(row.id) ?? [] };
      checks.set(row.id, check({ ...stored, prepared: prepared[i] }));
    });
  }
  return checks;
}

interface Stored {
  kind: ActionKind;
  ground: Ground;
  row: ActionRow;
  pinned: TargetRow[];
  todo: TargetRow[];
  evidence: EvidenceItem[];
  /** What policy said when it was pinned; empty for what needs nobody. */
  trace: readonly RuleOutcome[];
  prepared: PreparedAction | KernelError | undefined;
}

function check({ kind, ground, row, pinned, todo, evidence, trace, prepared }: Stored): Check {
  const returned = (cause: string, now: PreparedAction | null): Check => {
    return { result: "returned", cause, prepared: now, evidence };
  };
  if (!prepared || prepared instanceof KernelError) return returned(prepared?.message ?? "Its facts are gone.", null);
  if (digestOfStored(row, pinned, evidence) !== row.pinnedDigest) {
    return returned("The stored action is not what was pinned.", prepared);
  }
  if (targetDigestOf(prepared.targets) !== targetDigestOf(todo)) {
    return returned("Its targets have changed since they were pinned.", prepared);
  }
  const { assessment } = standingOf(ground, { ...row, kind, prepared, evidence });
  if (assessment.verdict === "block") return returned("Policy forbids it now.", prepared);
  if (!row.requiresHuman && assessment.verdict !== "run") {
    return returned("Policy is stricter than when it was taken.", prepared);
  }
  const newly = row.requiresHuman ? findNewHold(assessment.trace, trace) : undefined;
  if (newly) return returned(`Policy is stricter than when it was taken: ${newly.message}`, prepared);
  return { result: "valid", prepared, evidence };
}

/**
 * A rule that speaks against it now and did not then, such as evidence that has grown stale. What a person was told and
 * let through all the same stays let through.
 */
function findNewHold(now: readonly RuleOutcome[], then: readonly RuleOutcome[]): RuleOutcome | undefined {
  const known = new Set(then.filter(({ verdict }) => verdict === "hold").map(({ rule }) => rule));
  // Another release asks for a person, and there has been one.
  return now.find(({ rule, verdict }) => verdict === "hold" && rule !== POLICY_CODE && !known.has(rule));
}

function digestOfStored(row: ActionRow, pinned: TargetRow[], evidence: EvidenceItem[]): string {
  return pinnedDigestOf({
    kind: row.kind,
    schemaVersion: row.schemaVersion,
    payload: row.payload,
    targetDigest: targetDigestOf(pinned),
    targetCount: pinned.length,
    renderHash: row.renderHash,
    evidence: evidence.map(evidenceDigest),
    policyVersion: row.policyVersion,
  });
}
