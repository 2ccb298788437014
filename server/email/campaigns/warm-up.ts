const DAY_MS = 86_400_000;

/** Mails an hour on each day of a new domain: it doubles every other day, about as mailbox providers advise. */
const FIRST_HOURLY = 50;
const DOUBLES_EVERY_DAYS = 2;

interface Warming {
  warmSince: Date;
  hourlyMax: number;
}

/** How many mails an hour a domain may send by now. Pure. */
export function hourlyLimit({ warmSince, hourlyMax }: Warming, now: Date): number {
  const days = Math.max(0, Math.floor((now.getTime() - warmSince.getTime()) / DAY_MS));
  return Math.min(hourlyMax, FIRST_HOURLY * 2 ** Math.floor(days / DOUBLES_EVERY_DAYS));
}
