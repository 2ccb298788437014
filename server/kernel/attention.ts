import { sql } from "drizzle-orm";
import { z } from "zod";
import { actions, approvalVotes } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import { KernelError } from "./errors";
import type { Ground } from "./ground";
import type { ActionRow } from "./load";

const TEN_MINUTES_MS = 600_000;
const DAY_MS = 86_400_000;

/** How much one person has approved lately. A further approval is added to it by whoever takes it. */
export interface Tally {
  /** Targets within 24 hours, of approvals that stand, by kind of action. */
  targetsToday: Map<string, number>;
  /** High-risk approvals within ten minutes, standing or not. */
  riskyInTenMinutes: number;
}

/** Two approvals of one person wait for one another here, so that together they cannot exceed a limit. */
export async function lockApprovers(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const keys = JSON.stringify(ids.map((id) => `approver:${id}`));
  await tx.execute(sql`
    select pg_advisory_xact_lock(lock) from (
      select hashtextextended(key, 0) as lock from jsonb_array_elements_text(${keys}::text::jsonb) as key order by 1) as locks`);
}

const Row = z.object({ id: z.uuid(), kind: z.string(), targets: z.coerce.number(), risky: z.coerce.number() });

export async function readTallies(tx: Tx, now: Date, ids: readonly string[]): Promise<Map<string, Tally>> {
  const [day, tenMinutes] = [DAY_MS, TEN_MINUTES_MS].map((ms) => new Date(now.getTime() - ms).toISOString());
  const rows = await tx.execute(sql`
    select vote.approver_id as id, action.kind,
      coalesce(sum(action.target_count) filter (where vote.voided_at is null), 0) as targets,
      count(*) filter (where action.risk = 'high' and vote.voted_at > ${tenMinutes}::timestamptz) as risky
    from ${approvalVotes} as vote join ${actions} as action on action.id = vote.action_id
    where vote.approver_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))
      and vote.verdict = 'approve' and vote.voted_at > ${day}::timestamptz
    group by vote.approver_id, action.kind`);
  const groups = Map.groupBy(Row.array().parse(rows), ({ id }) => id);
  return new Map(
    [...groups].map(([id, kinds]) => [
      id,
      {
        targetsToday: new Map(kinds.map(({ kind, targets }) => [kind, targets])),
        riskyInTenMinutes: kinds.reduce((sum, { risky }) => sum + risky, 0),
      },
    ]),
  );
}

export interface Raise {
  code: "read_too_fast" | "many_in_a_row";
  message: string;
}

interface Approval {
  row: ActionRow;
  tally: Tally;
  /** Milliseconds the page was open; undefined when the approval did not come from a page. */
  openMs: number | undefined;
}

/** Why this approval of something risky should not stand alone: too fast to have been read, or one of too many. */
export function findInattention({ params }: Ground, { row, tally, openMs }: Approval): Raise | null {
  const { readingFloorSeconds, highRiskPerTenMinutes } = params;
  if (row.risk !== "high") return null;
  if (openMs !== undefined && openMs < readingFloorSeconds * 1_000) {
    const message = `It was open for ${(openMs / 1_000).toFixed(1)} s; reading it takes ${readingFloorSeconds} s at least.`;
    return { code: "read_too_fast", message };
  }
  const place = tally.riskyInTenMinutes + 1;
  if (place <= highRiskPerTenMinutes) return null;
  const message = `It is the ${place}th high-risk approval in ten minutes; after ${highRiskPerTenMinutes} a second person looks.`;
  return { code: "many_in_a_row", message };
}

export function refuseOverDailyTargets({ params }: Ground, { row, tally }: Approval): KernelError | null {
  const own = params.approverTargetsPerDayFor[row.kind];
  const limit = own ?? params.approverTargetsPerDay;
  const counts = [...tally.targetsToday].filter(([kind]) =>
    own === undefined ? params.approverTargetsPerDayFor[kind] === undefined : kind === row.kind,
  );
  const approved = counts.reduce((sum, [, targets]) => sum + targets, 0);
  if (approved + row.targetCount <= limit) return null;
  return new KernelError(
    "approver_cap",
    `You have approved ${approved} targets within 24 hours; with these ${row.targetCount} it would be more than ${limit}. Somebody else must decide.`,
    { approved, limit },
  );
}
