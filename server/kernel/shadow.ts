import { shadowVerdicts } from "@/drizzle/schema/policy";
import type { Tx } from "@/server/db";
import type { PolicyParameters } from "@/server/policies/parameters";
import type { Draft } from "./draft-submission";
import type { Ground } from "./ground";
import type { Kernel } from "./kernel";

/** What the shadowed draft would have decided on the same facts; nothing else reads it, and nothing depends on it. */
export async function recordShadow(tx: Tx, kernel: Kernel, ground: Ground, drafts: readonly Draft[]): Promise<void> {
  const { shadow } = ground;
  if (!shadow || drafts.length === 0) return;
  const params = parseOrNull(kernel, shadow.params);
  if (!params) return;
  const rows = drafts.map(({ kind, payload, row, generation }) => {
    const facts = { ...generation.prepared.facts, ...generation.standard };
    const { assessment, risk } = kind.judge(payload, facts, params);
    return {
      decisionId: row.decisionId,
      versionId: shadow.version,
      actionId: row.id,
      liveVerdict: row.verdict,
      verdict: assessment.verdict,
      liveRisk: row.risk,
      risk,
      decidedAt: ground.now,
    };
  });
  await tx.insert(shadowVerdicts).values(rows);
}

/** A draft of another release may no longer fit; submissions go on without it. */
function parseOrNull(kernel: Kernel, raw: unknown): PolicyParameters | null {
  try {
    return kernel.policy.parse(raw);
  } catch {
    return null;
  }
}
