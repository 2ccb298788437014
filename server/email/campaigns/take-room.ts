import { sql } from "drizzle-orm";
import { sendBuckets } from "@/drizzle/schema/campaigns";
import type { Tx } from "@/server/db";
import { fullBucket, readyAt, refill } from "./bucket";
import type { Bucket } from "./bucket";

export interface Limit {
  /** "domain:<name>" or "action:<id>". */
  scope: string;
  perHour: number;
}

export interface Room {
  /** How many may go now; they are counted as sent. */
  count: number;
  /** When there is room for more. */
  moreAt: Date;
}

/**
 * Takes room for up to so many mails under every one of these limits. The buckets stay locked until the caller's
 * transaction ends, so that what it sends and what is counted are one.
 */
export async function takeRoom(tx: Tx, limits: readonly Limit[], wanted: number, now: Date): Promise<Room> {
  const buckets = await openBuckets(tx, limits, now);
  const count = Math.floor(Math.min(wanted, ...buckets.map(({ tokens }) => tokens)));
  const left = buckets.map((bucket) => ({ ...bucket, tokens: bucket.tokens - count }));
  await keepBuckets(tx, left);
  const times = left.map(({ perHour, ...bucket }) => readyAt(bucket, perHour, wanted - count).getTime());
  return { count, moreAt: new Date(Math.max(now.getTime(), ...times)) };
}

type OpenBucket = Limit & Bucket;

/**
 * Locks them all in one statement, and in the order of their names: it takes rows as they are given, so that two mailings
 * that share a bucket wait for each other instead of for ever. A bucket that is not there yet is full.
 */
async function openBuckets(tx: Tx, limits: readonly Limit[], now: Date): Promise<OpenBucket[]> {
  const sorted = limits.toSorted((a, b) => (a.scope < b.scope ? -1 : 1));
  const rows = await tx
    .insert(sendBuckets)
    .values(sorted.map(({ scope, perHour }) => ({ scope, ...fullBucket(perHour, now) })))
    .onConflictDoUpdate({ target: sendBuckets.scope, set: { tokens: sql`${sendBuckets.tokens}` } })
    .returning();
  const known = new Map(rows.map((row) => [row.scope, row]));
  return sorted.map((limit) => {
    const row = known.get(limit.scope);
    if (!row) throw new Error(`The bucket ${limit.scope} is gone`);
    return { ...limit, ...refill(row, limit.perHour, now) };
  });
}

async function keepBuckets(tx: Tx, buckets: readonly OpenBucket[]): Promise<void> {
  const values = buckets.map(({ scope, tokens, refilledAt }) => ({ scope, tokens, refilled_at: refilledAt }));
  await tx.execute(sql`
    update ${sendBuckets} as bucket set tokens = kept.tokens, refilled_at = kept.refilled_at
    from jsonb_to_recordset(${JSON.stringify(values)}::text::jsonb) as kept(
      scope text, tokens double precision, refilled_at timestamptz)
    where bucket.scope = kept.scope`);
}
