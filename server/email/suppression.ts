import { sql } from "drizzle-orm";
import type { Reader } from "@/server/db";

/** Which of these addresses must not be written to, in lower case. The case they are asked or stored in does not matter. */
export async function findSuppressed(reader: Reader, emails: readonly string[]): Promise<ReadonlySet<string>> {
  if (emails.length === 0) return new Set();
  const asked = JSON.stringify(emails.map((email) => email.trim().toLowerCase()));
  // One JSON parameter instead of one per address: Postgres takes at most 65,535.
  const rows = await reader.execute<{ email: string }>(sql`
    select asked.email
    from jsonb_array_elements_text(${asked}::text::jsonb) as asked (email)
    join suppressions on suppressions.email = asked.email::citext
  `);
  return new Set(rows.map(({ email }) => email));
}
