import { and, count, gt, gte, inArray, lte, sql } from "drizzle-orm";
import { softBounces } from "@/drizzle/schema/mail";
import type { Tx } from "@/server/db";
import { readGround } from "@/server/kernel/ground";
import type { Kernel } from "@/server/kernel/kernel";
import { distinctAddressKeys } from "./address-key";

const DAY_MS = 24 * 3_600_000;

interface Bounce {
  provider: string;
  eventId: string;
  occurredAt: Date;
}

/** Notes a bounce that may pass. Answers whose mails have now bounced too often, and until when that closes them. */
export async function countSoftBounces(tx: Tx, kernel: Kernel, bounce: Bounce, addresses: readonly string[]) {
  const { now, params } = await readGround(tx, kernel);
  const { provider, eventId, occurredAt: at } = bounce;
  const emails = await distinctAddressKeys(tx, addresses);
  const expiresAt = new Date(now.getTime() + params.softBounceClosedDays * DAY_MS);
  if (emails.length === 0) return { addresses: [], expiresAt };
  await tx
    .insert(softBounces)
    .values(emails.map((email) => ({ provider, eventId, email, at })))
    .onConflictDoNothing();
  const since = new Date(at.getTime() - params.softBounceWindowDays * DAY_MS);
  const email = sql<string>`${softBounces.email}::text`;
  const tired = await tx
    .select({ email })
    .from(softBounces)
    .where(and(inArray(softBounces.email, emails), gt(softBounces.at, since), lte(softBounces.at, at)))
    .groupBy(softBounces.email)
    .having(gte(count(), params.softBouncesUntilClosed));
  return { addresses: tired.map((row) => row.email), expiresAt };
}
