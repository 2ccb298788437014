import type { Kernel } from "@/server/kernel/kernel";
import { decisionsOf, replayable } from "./stored-decisions";
import type { StoredDecision } from "./stored-decisions";
import { readActive } from "./versions";

type Judgement = Pick<StoredDecision, "verdict" | "risk">;

export interface ReplayedDecision {
  id: string;
  phase: string;
  decidedAt: Date;
  versionId: number;
  stored: Judgement;
  /** The stored facts under the version of then, and under the active one; null: other rules than these judged it. */
  again: Judgement | null;
  now: (Judgement & { versionId: number }) | null;
}

/** Judges every decision on one action again, from the facts that were stored with it. */
export async function replayAction(kernel: Kernel, actionId: string): Promise<ReplayedDecision[]> {
  const [decisions, active] = await Promise.all([decisionsOf(kernel.db, actionId), readActive(kernel.db)]);
  return decisions.map((decision) => {
    const { id, phase, decidedAt, versionId, verdict, risk, params } = decision;
    const replay = replayable(kernel, decision);
    const judge = (under: unknown): Judgement | null => {
      if (!replay) return null;
      const judged = replay.kind.judge(replay.input, replay.facts, kernel.policy.parse(under));
      return { verdict: judged.assessment.verdict, risk: judged.risk };
    };
    const now = judge(active.params);
    return {
      ...{ id, phase, decidedAt, versionId, stored: { verdict, risk } },
      again: judge(params),
      now: now && { ...now, versionId: active.id },
    };
  });
}
