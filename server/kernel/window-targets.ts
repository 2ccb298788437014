import { sql } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import type { Ground } from "./ground";
import type { Kernel } from "./kernel";
import { hourCapOf } from "./kernel-rules";
import type { SubmitterKind } from "./rule";

const HOUR_MS = 3_600_000;

export interface Asked {
  kind: { name: string; blast: string };
  submitterKind: SubmitterKind;
  submitter: string;
  targetCount: number;
  /** The stored action itself, which does not count against itself. */
  self?: string;
}

/**
 * How many targets each submission has together with what its agent had taken of the same sort within the hour before,
 * those before it in the batch included. Submissions that share a limit wait here for one another until they are
 * committed, so that two that race cannot exceed it together.
 */
export async function countWindowTargets(
  tx: Tx,
  kernel: Kernel,
  ground: Ground,
  asked: readonly Asked[],
): Promise<number[]> {
  const shares = [...new Map(asked.filter((one) => isCapped(ground, one)).map((one) => [shareOf(one), one]))];
  const sums = new Map<string, number>();
  for (const [share, one] of shares.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`targets:${share}`}, 0))`);
    sums.set(share, await sumTaken(tx, kernel, ground, one));
  }
  return asked.map((one) => {
    const before = sums.get(shareOf(one));
    if (before === undefined || !isCapped(ground, one)) return one.targetCount;
    sums.set(shareOf(one), before + one.targetCount);
    return before + one.targetCount;
  });
}

const shareOf = ({ submitter, kind }: Asked): string => `${kind.blast}:${submitter}`;

const isCapped = ({ params }: Ground, { submitterKind, kind }: Asked): boolean =>
  submitterKind === "agent" && hourCapOf(params, kind.name) !== null;

const Sum = z.object({ sum: z.coerce.number() });

/** Reads no more rows than the limit has targets, as each has one at least. What nobody let through does not count. */
async function sumTaken(tx: Tx, kernel: Kernel, ground: Ground, { kind, submitter, self }: Asked): Promise<number> {
  const kinds = [...kernel.actions.values()].filter(({ blast }) => blast === kind.blast).map(({ name }) => name);
  const since = new Date(ground.now.getTime() - HOUR_MS).toISOString();
  const rows = await tx.execute(sql`
    select coalesce(sum(target_count), 0) as sum from (
      select target_count from ${actions}
      where submitter = ${submitter} and submitter_kind = 'agent'
        and kind in (select jsonb_array_elements_text(${JSON.stringify(kinds)}::text::jsonb))
        and submitted_at > ${since}::timestamptz and status not in ('blocked', 'rejected', 'expired', 'cancelled')
        and id is distinct from ${self ?? null}::uuid
      limit ${(hourCapOf(ground.params, kind.name) ?? 0) + 1}
    ) as taken`);
  return Sum.parse(rows[0]).sum;
}
