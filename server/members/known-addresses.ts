import { domainToASCII, domainToUnicode } from "node:url";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { actionTargets } from "@/drizzle/schema/actions";
import { members } from "@/drizzle/schema/members";
import type { Tx } from "@/server/db";

const Row = z.object({ email: z.string(), key: z.string() });

/**
 * Where a member is and was written to: the address of now, and those that actions were about. In lower case, and in each
 * way that providers and we ourselves write one address: the key, the domain as it is read, letters taken apart.
 */
export async function knownAddresses(tx: Tx, memberId: string): Promise<string[]> {
  const rows = await tx.execute(sql`
    select lower(email) as email, address_key(email) as key from (
      select email::text from ${members} where id = ${memberId}
      union
      select label from ${actionTargets}
      where entity_type in ('member', 'recipient') and entity_id = ${memberId} and label like '%_@_%') as known`);
  const spelled = Row.array()
    .parse([...rows])
    .flatMap(({ email, key }) => [email, key].flatMap(spellingsOf));
  return [...new Set(spelled)];
}

function spellingsOf(address: string): string[] {
  const at = address.lastIndexOf("@") + 1;
  const hosts = [address.slice(at), domainToASCII(address.slice(at)), domainToUnicode(address.slice(at))];
  const whole = hosts.filter(Boolean).map((host) => `${address.slice(0, at)}${host}`);
  return whole.flatMap((one) => [one, one.normalize("NFC"), one.normalize("NFD")]);
}
