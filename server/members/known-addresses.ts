import { sql } from "drizzle-orm";
import { z } from "zod";
import { actionTargets } from "@/drizzle/schema/actions";
import { members } from "@/drizzle/schema/members";
import type { Tx } from "@/server/db";

const Row = z.object({ email: z.string() });

/** Where a member is and was written to, in lower case: the address of now, and those that actions were about. */
export async function knownAddresses(tx: Tx, memberId: string): Promise<string[]> {
  const rows = await tx.execute(sql`
    select lower(email::text) as email from ${members} where id = ${memberId}
    union
    select lower(label) from ${actionTargets}
    where entity_type in ('member', 'recipient') and entity_id = ${memberId} and label like '%_@_%'`);
  return Row.array()
    .parse([...rows])
    .map(({ email }) => email);
}
