import { sql } from "drizzle-orm";
import type { SQL, SQLWrapper } from "drizzle-orm";
import type { Reader } from "@/server/db";

/**
 * What all spellings of one address have in common: case, composed or decomposed letters, the domain as it is read or in its
 * "xn--" form. Postgres makes it, so that there is one rule for indexes, joins and code.
 */
export const addressKey = (address: SQLWrapper): SQL<string> => sql<string>`address_key(${address}::text)`;

/** Each once and in one order, so that two that write the same addresses wait for each other instead of for ever. */
export async function distinctAddressKeys(reader: Reader, addresses: readonly string[]): Promise<string[]> {
  if (addresses.length === 0) return [];
  const asked = JSON.stringify(addresses);
  const rows = await reader.execute<{ key: string }>(sql`
    select distinct address_key(value) collate "C" as key
    from jsonb_array_elements_text(${asked}::text::jsonb) order by key`);
  return rows.map(({ key }) => key);
}
