import { and, count, eq, inArray } from "drizzle-orm";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import type { Reader } from "@/server/db";
import { Problem } from "@/server/kernel/ports";
import type { TargetCounts } from "@/server/kernel/settle-counts";

export interface ActionStage {
  current: number;
  /** Set while it waits for an operator: after its canary, or paused. */
  heldAt: Date | null;
  /** Held in the midst of its stage: it goes on where it stood, not to a further one. */
  isInterrupted: boolean;
  /** Why the stop rule wants the rest stopped; null when the canary went well. */
  problem: Problem | null;
  canary: TargetCounts;
  rest: TargetCounts;
}

type Row = Pick<typeof actions.$inferSelect, "id" | "stage" | "stageHoldAt" | "stageProblem">;

/** Where staged bulks and paused mailings stand. What is done all at once and was not paused has no entry. */
export async function readStages(reader: Reader, rows: readonly Row[]): Promise<Map<string, ActionStage>> {
  if (rows.length === 0) return new Map();
  const counted = await reader
    .select({ id: actions.id, stage: actionTargets.stage, status: actionTargets.status, count: count() })
    .from(actionTargets)
    .innerJoin(actions, and(eq(actions.id, actionTargets.actionId), eq(actions.generation, actionTargets.generation)))
    .where(
      inArray(
        actions.id,
        rows.map(({ id }) => id),
      ),
    )
    .groupBy(actions.id, actionTargets.stage, actionTargets.status);
  const groups = Map.groupBy(counted, ({ id }) => id);
  return new Map(
    rows.flatMap((row) => {
      const own = groups.get(row.id) ?? [];
      return row.stageHoldAt || own.some(({ stage }) => stage > 0) ? [[row.id, stageOf(row, own)] as const] : [];
    }),
  );
}

function stageOf(
  row: Row,
  counted: readonly { stage: number; status: keyof TargetCounts; count: number }[],
): ActionStage {
  const isDue = ({ stage, status }: { stage: number; status: string }) => status === "pending" && stage <= row.stage;
  const countsOf = (stage: number) => {
    const counts: TargetCounts = { pending: 0, succeeded: 0, failed: 0, cancelled: 0, unknown: 0 };
    for (const one of counted) if (one.stage === stage) counts[one.status] += one.count;
    return counts;
  };
  return {
    current: row.stage,
    heldAt: row.stageHoldAt,
    isInterrupted: row.stageHoldAt !== null && counted.some(isDue),
    problem: Problem.nullable().parse(row.stageProblem),
    canary: countsOf(0),
    rest: countsOf(1),
  };
}
