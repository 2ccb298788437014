import type { PolicyParameters } from "@/server/policies/parameters";
import { sha256 } from "./key";

type Limits = Pick<PolicyParameters, "canaryFrom" | "canaryPercent" | "canaryTargetsMax">;

/** How many targets of a set are done first; 0: all at once. */
export function canarySize(targetCount: number, { canaryFrom, canaryPercent, canaryTargetsMax }: Limits): number {
  if (targetCount < canaryFrom || targetCount < 2) return 0;
  return Math.min(canaryTargetsMax, Math.max(1, Math.ceil((targetCount * canaryPercent) / 100)));
}

/**
 * The positions of a set that are done first; null: it is not staged. Drawn by the id of the generation's decision
 * record, which nobody can know before, so that no agent can put harmless ones in front: not at first, and not by
 * revising an action whose own id it has learned.
 */
export function chooseCanary(decisionId: string, targetCount: number, limits: Limits): ReadonlySet<number> | null {
  const size = canarySize(targetCount, limits);
  if (size === 0) return null;
  const drawn = Array.from({ length: targetCount }, (_, n) => ({ n, draw: sha256(`${decisionId}:canary:${n}`) }));
  return new Set(
    drawn
      .toSorted((a, b) => (a.draw < b.draw ? -1 : 1))
      .slice(0, size)
      .map(({ n }) => n),
  );
}
