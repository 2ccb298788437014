import { sql } from "drizzle-orm";
import { z } from "zod";
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

const Counted = z.object({ email: z.string(), count: z.coerce.number() });

/**
 * Notes a bounce that may pass. Answers whose mails have now bounced too often, and until when that closes them. Adding
 * and counting are one statement on one row an address: of two bounces at once, the second counts the first.
 */
export async function countSoftBounces(tx: Tx, kernel: Kernel, bounce: Bounce, addresses: readonly string[]) {
  const { now, params } = await readGround(tx, kernel);
  const { provider, eventId, occurredAt } = bounce;
  const emails = await distinctAddressKeys(tx, addresses);
  const expiresAt = new Date(now.getTime() + params.softBounceClosedDays * DAY_MS);
  if (emails.length === 0) return { addresses: [], expiresAt };
  const at = occurredAt.toISOString();
  const since = new Date(occurredAt.getTime() - params.softBounceWindowDays * DAY_MS).toISOString();
  const rows = await tx.execute(sql`
    insert into ${softBounces} as known (email, bounces, last_at)
    select email, jsonb_build_object(${`${provider}:${eventId}`}::text, ${at}::text), ${at}::timestamptz
    from jsonb_array_elements_text(${JSON.stringify(emails)}::text::jsonb) with ordinality as told(email, n) order by n
    on conflict (email) do update
    set bounces = known.bounces || excluded.bounces, last_at = greatest(known.last_at, excluded.last_at)
    returning email::text as email, (
      select count(*) from jsonb_each_text(bounces) as one
      where one.value::timestamptz > ${since}::timestamptz and one.value::timestamptz <= ${at}::timestamptz) as count`);
  const tired = Counted.array()
    .parse([...rows])
    .filter(({ count }) => count >= params.softBouncesUntilClosed);
  return { addresses: tired.map(({ email }) => email), expiresAt };
}
