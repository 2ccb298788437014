import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { ACTION_STATUSES, actionTargets, actions } from "@/drizzle/schema/actions";
import { effects } from "@/drizzle/schema/effects";
import type { RESOLVED_AS } from "@/drizzle/schema/effects";
import type { Reader, Tx } from "@/server/db";
import type { Actor } from "./actor";
import { appendAudit } from "./audit";
import { conflict } from "./load";
import type { ActionRow } from "./load";
import { moveActions } from "./move";
import type { Problem } from "./ports";
import { countTargets } from "./settle-counts";
import type { TargetCounts } from "./settle-counts";
import { loadTargets } from "./stored";
import type { TargetRow } from "./stored";

export interface UnknownTarget {
  n: number;
  effectKey: string;
  windowUntil: Date | null;
}

interface Finding {
  n: number;
  outcome: (typeof RESOLVED_AS)[number];
  /** As the provider's own word names it. */
  providerId?: string | null;
}

interface Findings {
  actor: Actor;
  targets: readonly Finding[];
  ifNotDone: "fail" | "try_again";
  /** What the trail says of where it comes from; no personal data. */
  detail: Record<string, unknown>;
  private?: Record<string, unknown>;
}

export const Resolved = z
  .object({
    id: z.uuid(),
    status: z.enum(ACTION_STATUSES),
    unknownLeft: z.number().int().describe("Targets that nobody has spoken for yet."),
  })
  .meta({ id: "Resolved" });
export type Resolved = z.infer<typeof Resolved>;

/** The targets of an action of which nobody knows, with their effects. */
export async function loadUnknown(reader: Reader, row: ActionRow): Promise<UnknownTarget[]> {
  return reader
    .select({ n: effects.targetN, effectKey: effects.effectKey, windowUntil: effects.windowUntil })
    .from(effects)
    .where(and(eq(effects.actionId, row.id), eq(effects.generation, row.generation), eq(effects.outcome, "unknown")))
    .orderBy(asc(effects.targetN));
}

/**
 * Writes what was found out, for an unknown action that the caller has locked: effects, targets, the trail; and with the
 * last of them the action's own end, or its way back to the queue under the keys it has.
 */
export async function resolveLocked(tx: Tx, at: Date, row: ActionRow, found: Findings): Promise<Resolved> {
  await writeFindings(tx, at, row, found);
  const { actor, ifNotDone, detail } = found;
  const said = found.targets.map(({ n, outcome }) => ({ n, outcome }));
  const body = { ...detail, ifNotDone, targets: said };
  const { id: actionId, generation } = row;
  await appendAudit(tx, [{ type: "effect.resolved", at, actor, actionId, generation, body, private: found.private }]);
  const targets = (await loadTargets(tx, [row])).get(row.id) ?? [];
  const counts = countTargets(targets);
  if (counts.unknown === 0) return moveOn(tx, at, row, { targets, counts, found });
  const unknownNow = and(eq(actions.id, row.id), eq(actions.status, "unknown"));
  await tx
    .update(actions)
    .set({ result: { targets: counts } })
    .where(unknownNow);
  return { id: row.id, status: row.status, unknownLeft: counts.unknown };
}

interface Whole {
  targets: readonly TargetRow[];
  counts: TargetCounts;
  found: Findings;
}

async function moveOn(tx: Tx, at: Date, row: ActionRow, { targets, counts, found }: Whole): Promise<Resolved> {
  const to = endOf(counts);
  const again = to === "queued" ? { notBefore: at, dispatchedAt: null } : {};
  const moved = await moveActions(tx, at, [row], {
    ...{ event: "action.resolved", to, actor: found.actor },
    set: { ...again, result: { targets: counts }, problem: to === "failed" ? problemOf(targets) : null },
    detail: { ...found.detail, targets: counts },
  });
  if (moved.length === 0) throw conflict(row, "resolved");
  return { id: row.id, status: to, unknownLeft: 0 };
}

/** Not everything done is failed, also where an operator had stopped the rest. */
function endOf(counts: TargetCounts) {
  if (counts.pending > 0) return "queued";
  return counts.failed + counts.cancelled === 0 ? "succeeded" : "failed";
}

const NOT_DONE: Problem = {
  code: "not_done",
  message: "Its call was not answered, and was found not to have happened.",
};

const problemOf = (targets: readonly TargetRow[]): unknown =>
  targets.find(({ status }) => status === "failed")?.problem ?? {
    code: "stopped",
    message: "It was stopped before all of it was done.",
  };

const ENDS = {
  happened: { effect: "done", target: "succeeded", problem: null },
  fail: { effect: "failed", target: "failed", problem: NOT_DONE },
  /** The intent is open again, so that its window still counts from the first call. */
  try_again: { effect: null, target: "pending", problem: null },
} as const;

async function writeFindings(tx: Tx, at: Date, row: ActionRow, { targets, ifNotDone }: Findings): Promise<void> {
  const ends = targets.map(({ n, outcome, providerId = null }) => {
    const end = ENDS[outcome === "happened" ? "happened" : ifNotDone];
    return { n, ...end, provider_id: providerId, settled_at: end.effect === null ? null : at };
  });
  const values = JSON.stringify(ends);
  const shape = sql`(n int, effect text, target text, problem jsonb, provider_id text, settled_at timestamptz)`;
  const written = await tx.execute(sql`
    with finding as (select * from jsonb_to_recordset(${values}::text::jsonb) as finding${shape}),
    effect as (
      update ${effects} as effect
      set outcome = finding.effect, problem = finding.problem, done_at = finding.settled_at,
        provider_id = coalesce(finding.provider_id, effect.provider_id)
      from finding
      where effect.action_id = ${row.id} and effect.generation = ${row.generation} and effect.target_n = finding.n
        and effect.outcome = 'unknown'
      returning effect.target_n
    )
    update ${actionTargets} as target
    set status = finding.target, problem = finding.problem, settled_at = finding.settled_at
    from finding join effect on effect.target_n = finding.n
    where target.action_id = ${row.id} and target.generation = ${row.generation} and target.n = finding.n
      and target.status = 'unknown'
    returning target.n`);
  if (written.length !== targets.length) throw conflict(row, "resolved");
}

/** Of these actions, those that nobody has resolved meanwhile; they are locked. */
export async function lockUnknown(tx: Tx, ids: readonly string[]): Promise<ActionRow[]> {
  return tx
    .select()
    .from(actions)
    .where(and(inArray(actions.id, [...ids]), eq(actions.status, "unknown")))
    .orderBy(actions.id)
    .for("update", { skipLocked: true });
}
