/** A token bucket: one token is one mail. */
export interface Bucket {
  tokens: number;
  refilledAt: Date;
}

const HOUR_MS = 3_600_000;

/** A minute's share may go at once, and one mail always. */
const burstOf = (perHour: number): number => Math.max(1, Math.floor(perHour / 60));

/** So slow that the burst and an hour of refilling together are not more than the limit. */
const refillPerMs = (perHour: number): number => Math.max(perHour - burstOf(perHour), perHour / 2) / HOUR_MS;

export const fullBucket = (perHour: number, now: Date): Bucket => ({ tokens: burstOf(perHour), refilledAt: now });

/** As it is by now. A clock that went backwards takes nothing away. Pure. */
export function refill({ tokens, refilledAt }: Bucket, perHour: number, now: Date): Bucket {
  const elapsedMs = Math.max(0, now.getTime() - refilledAt.getTime());
  const refilled = Math.min(burstOf(perHour), tokens + elapsedMs * refillPerMs(perHour));
  return { tokens: refilled, refilledAt: elapsedMs > 0 ? now : refilledAt };
}

/** When so many tokens will be there, or as many as fit. Pure. */
export function readyAt({ tokens, refilledAt }: Bucket, perHour: number, wanted: number): Date {
  const missing = Math.min(wanted, burstOf(perHour)) - tokens;
  return new Date(refilledAt.getTime() + Math.max(0, Math.ceil(missing / refillPerMs(perHour))));
}
