import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { actions, approvalVotes } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import { KernelError } from "./errors";
import type { Ground } from "./ground";
import type { ActionRow } from "./load";

const TEN_MINUTES_MS = 600_000;
const DAY_MS = 86_400_000;

interface Approval {
  row: ActionRow;
  approverId: string;
  /** Milliseconds the page was open; undefined when the approval did not come from a page. */
  openMs: number | undefined;
}

export interface Raise {
  code: "read_too_fast" | "many_in_a_row";
  message: string;
}

/** Why this approval of something risky should not stand alone: too fast to have been read, or one of too many. */
export async function findInattention(tx: Tx, ground: Ground, approval: Approval): Promise<Raise | null> {
  const { row, approverId, openMs } = approval;
  const { readingFloorSeconds, highRiskPerTenMinutes } = ground.params;
  if (row.risk !== "high") return null;
  if (openMs !== undefined && openMs < readingFloorSeconds * 1_000) {
    const message = `It was open for ${(openMs / 1_000).toFixed(1)} s; reading it takes ${readingFloorSeconds} s at least.`;
    return { code: "read_too_fast", message };
  }
  const since = new Date(ground.now.getTime() - TEN_MINUTES_MS);
  const recent = await tx.$count(
    approvalVotes,
    and(
      eq(approvalVotes.approverId, approverId),
      eq(approvalVotes.verdict, "approve"),
      gt(approvalVotes.votedAt, since),
      sql`exists (select from ${actions} where ${actions.id} = ${approvalVotes.actionId} and ${actions.risk} = 'high')`,
    ),
  );
  // The vote in question is cast by now and counts among them.
  if (recent <= highRiskPerTenMinutes) return null;
  const message = `It is the ${recent}th high-risk approval in ten minutes; after ${highRiskPerTenMinutes} a second person looks.`;
  return { code: "many_in_a_row", message };
}

const Sum = z.object({ sum: z.coerce.number() });

/** Two approvals of one person wait for one another here, so that together they cannot exceed the limit. */
export async function refuseOverDailyTargets(
  tx: Tx,
  ground: Ground,
  { row, approverId }: Approval,
): Promise<KernelError | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`approver:${approverId}`}, 0))`);
  const since = new Date(ground.now.getTime() - DAY_MS);
  const rows = await tx
    .select({ sum: sql`coalesce(sum(${actions.targetCount}), 0)` })
    .from(approvalVotes)
    .innerJoin(actions, eq(actions.id, approvalVotes.actionId))
    .where(
      and(
        eq(approvalVotes.approverId, approverId),
        eq(approvalVotes.verdict, "approve"),
        isNull(approvalVotes.voidedAt),
        gt(approvalVotes.votedAt, since),
      ),
    );
  const { sum } = Sum.parse(rows[0]);
  const limit = ground.params.approverTargetsPerDay;
  if (sum + row.targetCount <= limit) return null;
  return new KernelError(
    "approver_cap",
    `You have approved ${sum} targets within 24 hours; with these ${row.targetCount} it would be more than ${limit}. Somebody else must decide.`,
    { approved: sum, limit },
  );
}
