import { createHmac, timingSafeEqual } from "node:crypto";
import { KernelError } from "@/server/kernel/errors";

/** Neither a recording played again nor a delivery signed in advance is believed. */
const TOLERANCE_SECONDS = 300;

/** What the sender is told: nothing that helps a forger. The log says why. */
export function forged(why: string, cause?: unknown): KernelError {
  return new KernelError("unauthenticated", "The signature does not fit.", {}, { cause: cause ?? new Error(why) });
}

/** Seconds since 1970, as signed. Helpers of providers check one side or neither; ours looks at both. */
export function refuseStale(timestamp: string | null, now: Date): void {
  if (timestamp === null) throw forged("no timestamp");
  // Nothing but digits: "1700000000abc" is another text, and some readers take it for the number.
  if (!/^\d{1,12}$/.test(timestamp)) throw forged("the timestamp is no number");
  const ageSeconds = now.getTime() / 1_000 - Number(timestamp);
  if (Math.abs(ageSeconds) > TOLERANCE_SECONDS) throw forged(ageSeconds > 0 ? "too old" : "from the future");
}

/** Which of our secrets (from 1) signed it with one of these signatures: several count while one replaces another. */
export function hmacSigner(secrets: readonly string[], signed: readonly (string | Buffer)[], hex: readonly string[]) {
  const found = secrets.findIndex((secret) => {
    const mac = createHmac("sha256", secret);
    for (const part of signed) mac.update(part);
    const expected = Buffer.from(mac.digest("hex"));
    return hex.some((given) => isSame(Buffer.from(given), expected));
  });
  if (found === -1) throw forged("no secret of ours signed it");
  return `hmac-sha256, secret ${found + 1}`;
}

const isSame = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b);
