import { eq } from "drizzle-orm";
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
 * transaction ends, so that what it sends and what is counted are one. Callers give them in one order.
 */
export async function takeRoom(tx: Tx, limits: readonly Limit[], wanted: number, now: Date): Promise<Room> {
  const buckets: (Limit & { bucket: Bucket })[] = [];
  for (const limit of limits) buckets.push({ ...limit, bucket: await openBucket(tx, limit, now) });
  const count = Math.floor(Math.min(wanted, ...buckets.map(({ bucket }) => bucket.tokens)));
  for (const { scope, bucket } of buckets) {
    const left = { tokens: bucket.tokens - count, refilledAt: bucket.refilledAt };
    await tx.update(sendBuckets).set(left).where(eq(sendBuckets.scope, scope));
  }
  const times = buckets.map(({ bucket, perHour }) => {
    return readyAt({ ...bucket, tokens: bucket.tokens - count }, perHour, wanted - count).getTime();
  });
  return { count, moreAt: new Date(Math.max(now.getTime(), ...times)) };
}

async function openBucket(tx: Tx, { scope, perHour }: Limit, now: Date): Promise<Bucket> {
  await tx
    .insert(sendBuckets)
    .values({ scope, ...fullBucket(perHour, now) })
    .onConflictDoNothing();
  const [row] = await tx.select().from(sendBuckets).where(eq(sendBuckets.scope, scope)).for("update");
  if (!row) throw new Error(`The bucket ${scope} is gone`);
  return refill(row, perHour, now);
}
